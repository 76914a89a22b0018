package org.stubarchive.natives.lang.nulls;

import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.classfile.Descriptor;

/** What each instruction does to a {@link SourceState}. */
final class StackEffects {
    private final CodeAttribute code;
    private final ConstantPoolView pool;

    StackEffects(CodeAttribute code, ConstantPoolView pool) {
        this.code = code;
        this.pool = pool;
    }

    void apply(SourceState s, int bci) {
        int op = code.u1(bci);
        String effect = Bytecodes.effect(op);
        if (effect != null) {
            int arrow = effect.indexOf('>');
            s.pop(slots(effect.substring(0, arrow)));
            s.push(slots(effect.substring(arrow + 1)), bci);
            return;
        }
        switch (op) {
            case Bytecodes.ACONST_NULL, Bytecodes.NEW, Bytecodes.JSR, Bytecodes.JSR_W -> s.push(1, bci);
            case Bytecodes.LDC -> s.push(constantSlots(code.u1(bci + 1)), bci);
            case Bytecodes.LDC_W, Bytecodes.LDC2_W -> s.push(constantSlots(code.u2(bci + 1)), bci);
            case Bytecodes.IINC -> s.write(code.u1(bci + 1), 1);
            case Bytecodes.CHECKCAST, Bytecodes.RET, Bytecodes.RETURN -> { }
            case Bytecodes.WIDE -> local(s, bci, code.u1(bci + 1), code.u2(bci + 2));
            case Bytecodes.GETSTATIC -> s.push(fieldSlots(bci), bci);
            case Bytecodes.PUTSTATIC -> s.pop(fieldSlots(bci));
            case Bytecodes.GETFIELD -> {
                s.pop(1);
                s.push(fieldSlots(bci), bci);
            }
            case Bytecodes.PUTFIELD -> s.pop(1 + fieldSlots(bci));
            case Bytecodes.INVOKEVIRTUAL, Bytecodes.INVOKESPECIAL, Bytecodes.INVOKEINTERFACE -> invoke(s, bci, 1);
            case Bytecodes.INVOKESTATIC, Bytecodes.INVOKEDYNAMIC -> invoke(s, bci, 0);
            case Bytecodes.NEWARRAY, Bytecodes.ANEWARRAY, Bytecodes.ARRAYLENGTH, Bytecodes.INSTANCEOF -> {
                s.pop(1);
                s.push(1, bci);
            }
            case Bytecodes.MULTIANEWARRAY -> {
                s.pop(code.u1(bci + 3));
                s.push(1, bci);
            }
            case Bytecodes.POP, Bytecodes.ATHROW, Bytecodes.MONITORENTER, Bytecodes.MONITOREXIT, Bytecodes.IFNULL, Bytecodes.IFNONNULL,
                    Bytecodes.IRETURN, Bytecodes.FRETURN, Bytecodes.ARETURN -> s.pop(1);
            case Bytecodes.POP2, Bytecodes.IF_ACMPEQ, Bytecodes.IF_ACMPNE, Bytecodes.LRETURN, Bytecodes.DRETURN -> s.pop(2);
            case Bytecodes.DUP -> s.duplicate(1, 0);
            case Bytecodes.DUP_X1 -> s.duplicate(1, 1);
            case Bytecodes.DUP_X2 -> s.duplicate(1, 2);
            case Bytecodes.DUP2 -> s.duplicate(2, 0);
            case Bytecodes.DUP2_X1 -> s.duplicate(2, 1);
            case Bytecodes.DUP2_X2 -> s.duplicate(2, 2);
            case Bytecodes.SWAP -> s.swap();
            default -> access(s, bci, op);
        }
    }

    private void access(SourceState s, int bci, int op) {
        if (op >= Bytecodes.IALOAD && op <= Bytecodes.SALOAD) {
            s.pop(2);
            s.push(op == Bytecodes.LALOAD || op == Bytecodes.DALOAD ? 2 : 1, bci);
        } else if (op >= Bytecodes.IASTORE && op <= Bytecodes.SASTORE) {
            s.pop(op == Bytecodes.LASTORE || op == Bytecodes.DASTORE ? 4 : 3);
        } else if (op >= Bytecodes.ILOAD_0 && op <= Bytecodes.ALOAD_3) {
            local(s, bci, Bytecodes.ILOAD + (op - Bytecodes.ILOAD_0) / 4, (op - Bytecodes.ILOAD_0) % 4);
        } else if (op >= Bytecodes.ISTORE_0 && op <= Bytecodes.ASTORE_3) {
            local(s, bci, Bytecodes.ISTORE + (op - Bytecodes.ISTORE_0) / 4, (op - Bytecodes.ISTORE_0) % 4);
        } else {
            local(s, bci, op, code.u1(bci + 1));
        }
    }

    private static void local(SourceState s, int bci, int op, int local) {
        if (op >= Bytecodes.ILOAD && op <= Bytecodes.ALOAD) {
            s.push(op == Bytecodes.LLOAD || op == Bytecodes.DLOAD ? 2 : 1, bci);
        } else if (op >= Bytecodes.ISTORE && op <= Bytecodes.ASTORE) {
            int slots = op == Bytecodes.LSTORE || op == Bytecodes.DSTORE ? 2 : 1;
            s.pop(slots);
            s.write(local, slots);
        } else if (op == Bytecodes.IINC) {
            s.write(local, 1);
        }
    }

    private void invoke(SourceState s, int bci, int receiver) {
        String descriptor = pool.refDescriptor(code.u2(bci + 1));
        s.pop(receiver + Descriptor.argumentSlots(descriptor));
        s.push(Descriptor.returnType(descriptor).slots(), bci);
    }

    /** Slots of the field that an instruction names. */
    int fieldSlots(int bci) {
        return Descriptor.type(pool.refDescriptor(code.u2(bci + 1))).slots();
    }

    private int constantSlots(int index) {
        return switch (pool.tag(index)) {
            case ConstantTag.LONG, ConstantTag.DOUBLE -> 2;
            case ConstantTag.DYNAMIC -> Descriptor.type(pool.refDescriptor(index)).slots();
            default -> 1;
        };
    }

    private static int slots(String types) {
        int n = 0;
        for (int i = 0; i < types.length(); i++) {
            n += types.charAt(i) == 'J' || types.charAt(i) == 'D' ? 2 : 1;
        }
        return n;
    }
}
