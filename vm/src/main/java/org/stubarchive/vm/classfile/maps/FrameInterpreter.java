package org.stubarchive.vm.classfile.maps;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.classfile.Descriptor;

/** What each bytecode does to a {@link FrameState}. */
final class FrameInterpreter {
    /** Slots that bytecodes with a fixed effect pop and push; -1 for the others. */
    private static final byte[] POPS = new byte[Bytecodes.COUNT];
    private static final byte[] PUSHES = new byte[Bytecodes.COUNT];

    static {
        for (int op = 0; op < Bytecodes.COUNT; op++) {
            String effect = Bytecodes.effect(op);
            int arrow = effect == null ? -1 : effect.indexOf('>');
            POPS[op] = (byte) (effect == null ? -1 : slots(effect, 0, arrow));
            PUSHES[op] = (byte) (effect == null ? -1 : slots(effect, arrow + 1, effect.length()));
        }
    }

    private final ConstantPoolView pool;
    private final CodeAttribute code;

    FrameInterpreter(ConstantPoolView pool, CodeAttribute code) {
        this.pool = pool;
        this.code = code;
    }

    private static int slots(String types, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            n += types.charAt(i) == 'J' || types.charAt(i) == 'D' ? 2 : 1;
        }
        return n;
    }

    /**
     * Executes one instruction.
     *
     * @param length of the instruction
     * @return whether it may have changed a local
     */
    boolean step(FrameState s, int bci, int length) {
        int op = code.u1(bci);
        if (POPS[op] >= 0) {
            s.pop(POPS[op]);
            s.pushValues(PUSHES[op]);
            return false;
        }
        switch (op) {
            case Bytecodes.ACONST_NULL, Bytecodes.NEW:
                s.pushReference();
                return false;
            case Bytecodes.LDC:
                constant(s, code.u1(bci + 1));
                return false;
            case Bytecodes.LDC_W, Bytecodes.LDC2_W:
                constant(s, code.u2(bci + 1));
                return false;
            case Bytecodes.IINC, Bytecodes.CHECKCAST, Bytecodes.RET:
                return false;
            case Bytecodes.WIDE:
                return wide(s, bci);
            case Bytecodes.JSR, Bytecodes.JSR_W:
                s.pushReturnAddress(bci + length);
                return false;
            case Bytecodes.GETSTATIC, Bytecodes.PUTSTATIC, Bytecodes.GETFIELD, Bytecodes.PUTFIELD:
                field(s, op, Descriptor.type(pool.refDescriptor(code.u2(bci + 1))));
                return false;
            case Bytecodes.INVOKEVIRTUAL, Bytecodes.INVOKESPECIAL, Bytecodes.INVOKESTATIC, Bytecodes.INVOKEINTERFACE,
                    Bytecodes.INVOKEDYNAMIC:
                s.pop(argumentSlots(bci));
                push(s, Descriptor.returnType(pool.refDescriptor(code.u2(bci + 1))));
                return false;
            case Bytecodes.NEWARRAY, Bytecodes.ANEWARRAY:
                s.pop(1);
                s.pushReference();
                return false;
            case Bytecodes.MULTIANEWARRAY:
                s.pop(code.u1(bci + 3));
                s.pushReference();
                return false;
            case Bytecodes.ARRAYLENGTH, Bytecodes.INSTANCEOF:
                s.pop(1);
                s.pushValues(1);
                return false;
            case Bytecodes.POP, Bytecodes.ATHROW, Bytecodes.MONITORENTER, Bytecodes.MONITOREXIT, Bytecodes.IFNULL, Bytecodes.IFNONNULL,
                    Bytecodes.IRETURN, Bytecodes.FRETURN, Bytecodes.ARETURN:
                s.pop(1);
                return false;
            case Bytecodes.POP2, Bytecodes.IF_ACMPEQ, Bytecodes.IF_ACMPNE, Bytecodes.LRETURN, Bytecodes.DRETURN:
                s.pop(2);
                return false;
            case Bytecodes.RETURN:
                return false;
            case Bytecodes.DUP:
                s.duplicate(1, 0);
                return false;
            case Bytecodes.DUP_X1:
                s.duplicate(1, 1);
                return false;
            case Bytecodes.DUP_X2:
                s.duplicate(1, 2);
                return false;
            case Bytecodes.DUP2:
                s.duplicate(2, 0);
                return false;
            case Bytecodes.DUP2_X1:
                s.duplicate(2, 1);
                return false;
            case Bytecodes.DUP2_X2:
                s.duplicate(2, 2);
                return false;
            case Bytecodes.SWAP:
                s.swap();
                return false;
            default:
                return access(s, op, bci);
        }
    }

    /** Loads and stores of locals and array elements. */
    private boolean access(FrameState s, int op, int bci) {
        if (op >= Bytecodes.ILOAD && op <= Bytecodes.ALOAD) {
            load(s, op);
            return false;
        }
        if (op >= Bytecodes.ILOAD_0 && op <= Bytecodes.ALOAD_3) {
            load(s, Bytecodes.ILOAD + (op - Bytecodes.ILOAD_0) / 4);
            return false;
        }
        if (op >= Bytecodes.IALOAD && op <= Bytecodes.SALOAD) {
            s.pop(2);
            if (op == Bytecodes.AALOAD) {
                s.pushReference();
            } else {
                s.pushValues(op == Bytecodes.LALOAD || op == Bytecodes.DALOAD ? 2 : 1);
            }
            return false;
        }
        if (op >= Bytecodes.ISTORE && op <= Bytecodes.ASTORE) {
            store(s, op, code.u1(bci + 1));
            return true;
        }
        if (op >= Bytecodes.ISTORE_0 && op <= Bytecodes.ASTORE_3) {
            store(s, Bytecodes.ISTORE + (op - Bytecodes.ISTORE_0) / 4, (op - Bytecodes.ISTORE_0) % 4);
            return true;
        }
        if (op >= Bytecodes.IASTORE && op <= Bytecodes.SASTORE) {
            s.pop(op == Bytecodes.LASTORE || op == Bytecodes.DASTORE ? 4 : 3);
            return false;
        }
        throw new IllegalStateException("bytecode " + op + " at " + bci + " has no rule");
    }

    private boolean wide(FrameState s, int bci) {
        int op = code.u1(bci + 1);
        if (op >= Bytecodes.ILOAD && op <= Bytecodes.ALOAD) {
            load(s, op);
        } else if (op >= Bytecodes.ISTORE && op <= Bytecodes.ASTORE) {
            store(s, op, code.u2(bci + 2));
            return true;
        }
        return false;
    }

    private static void load(FrameState s, int op) {
        if (op == Bytecodes.ALOAD) {
            s.pushReference();
        } else {
            s.pushValues(slots(op - Bytecodes.ILOAD));
        }
    }

    private static void store(FrameState s, int op, int local) {
        if (op == Bytecodes.ASTORE) {
            s.storeTop(local);
        } else {
            int slots = slots(op - Bytecodes.ISTORE);
            s.pop(slots);
            s.setLocalValue(local, slots);
        }
    }

    /** Slots of the type that a load or store with this distance from the int one has. */
    private static int slots(int kind) {
        return kind == Bytecodes.LLOAD - Bytecodes.ILOAD || kind == Bytecodes.DLOAD - Bytecodes.ILOAD ? 2 : 1;
    }

    private void constant(FrameState s, int index) {
        switch (pool.tag(index)) {
            case ConstantTag.INTEGER, ConstantTag.FLOAT -> s.pushValues(1);
            case ConstantTag.LONG, ConstantTag.DOUBLE -> s.pushValues(2);
            case ConstantTag.DYNAMIC -> push(s, Descriptor.type(pool.refDescriptor(index)));
            default -> s.pushReference();
        }
    }

    private static void field(FrameState s, int op, BasicType type) {
        if (op == Bytecodes.GETFIELD || op == Bytecodes.PUTFIELD) {
            s.pop(1);
        }
        if (op == Bytecodes.GETSTATIC || op == Bytecodes.GETFIELD) {
            push(s, type);
        } else {
            s.pop(type.slots());
        }
    }

    private static void push(FrameState s, BasicType type) {
        if (type.isReference()) {
            s.pushReference();
        } else {
            s.pushValues(type.slots());
        }
    }

    /** Slots that an invoke takes from the caller's stack, with the receiver. */
    int argumentSlots(int bci) {
        int op = code.u1(bci);
        if (op < Bytecodes.INVOKEVIRTUAL || op > Bytecodes.INVOKEDYNAMIC) {
            throw new IllegalArgumentException("no invoke at " + bci);
        }
        int receiver = op == Bytecodes.INVOKESTATIC || op == Bytecodes.INVOKEDYNAMIC ? 0 : 1;
        return receiver + Descriptor.argumentSlots(pool.refDescriptor(code.u2(bci + 1)));
    }
}
