package org.stubarchive.vm.exceptions;

import java.util.ArrayDeque;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.classfile.Descriptor;
import org.stubarchive.vm.classfile.ExceptionTableEntry;

/** Abstract interpretation of a method that follows where the values on the expression stack come from. Each instruction is visited until nothing changes. */
final class OperandAnalysis {
    private final CodeAttribute code;
    private final ConstantPoolView pool;
    private final OperandState[] states;
    private final ArrayDeque<Integer> work = new ArrayDeque<>();

    OperandAnalysis(CodeAttribute code, ConstantPoolView pool) {
        this.code = code;
        this.pool = pool;
        states = new OperandState[code.codeLength()];
        arrive(0, new OperandState(code.maxStack()));
        while (!work.isEmpty()) {
            step(work.removeFirst());
        }
    }

    /** State before a bytecode, {@code null} if it is not reached. */
    OperandState before(int bci) {
        return states[bci];
    }

    private void arrive(int bci, OperandState state) {
        if (states[bci] == null) {
            states[bci] = state.copy();
            work.addLast(bci);
        } else if (states[bci].merge(state)) {
            work.addLast(bci);
        }
    }

    private void step(int bci) {
        OperandState s = states[bci].copy();
        enterHandlers(bci, s);
        int opcode = code.u1(bci);
        int length = Bytecodes.length(code, bci);
        execute(s, bci, opcode);
        switch (Bytecodes.format(opcode)) {
            case BRANCH2, BRANCH4:
                branch(s, bci, opcode, length);
                break;
            case TABLESWITCH, LOOKUPSWITCH:
                arrive(Bytecodes.switchDefault(code, bci), s);
                for (int i = Bytecodes.switchCount(code, bci) - 1; i >= 0; i--) {
                    arrive(Bytecodes.switchTarget(code, bci, i), s);
                }
                break;
            default:
                break;
        }
        if (!Bytecodes.endsFlow(opcode) && opcode != Bytecodes.JSR && opcode != Bytecodes.JSR_W) {
            arrive(bci + length, s);
        }
    }

    private void branch(OperandState s, int bci, int opcode, int length) {
        if (opcode == Bytecodes.JSR || opcode == Bytecodes.JSR_W) {
            // What the subroutine leaves behind is what it found, for the values of interest here.
            arrive(bci + length, s);
            s.push(bci, 1);
        }
        arrive(Bytecodes.branchTarget(code, bci), s);
    }

    private void enterHandlers(int bci, OperandState state) {
        for (ExceptionTableEntry e : code.exceptionTable()) {
            if (e.covers(bci)) {
                OperandState s = state.copy();
                s.clear();
                s.push(OperandState.UNKNOWN, 1);
                arrive(e.handlerPc(), s);
            }
        }
    }

    private void execute(OperandState s, int bci, int opcode) {
        String effect = Bytecodes.effect(opcode);
        if (effect != null) {
            int arrow = effect.indexOf('>');
            s.pop(slots(effect, 0, arrow));
            for (int i = arrow + 1; i < effect.length(); i++) {
                s.push(bci, slots(effect, i, i + 1));
            }
        } else if (opcode == Bytecodes.WIDE) {
            executeLocal(s, bci, code.u1(bci + 1), code.u2(bci + 2));
        } else if (isLocalAccess(opcode)) {
            executeLocal(s, bci, LocalAccess.kind(opcode), LocalAccess.index(code, bci));
        } else {
            executeOther(s, bci, opcode);
        }
        if (opcode == Bytecodes.IINC) {
            s.write(code.u1(bci + 1));
        }
    }

    private static int slots(String types, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            n += types.charAt(i) == 'J' || types.charAt(i) == 'D' ? 2 : 1;
        }
        return n;
    }

    private static boolean isLocalAccess(int opcode) {
        return opcode >= Bytecodes.ILOAD && opcode <= Bytecodes.ALOAD_3 || opcode >= Bytecodes.ISTORE && opcode <= Bytecodes.ASTORE_3;
    }

    private static void executeLocal(OperandState s, int bci, int kind, int local) {
        if (kind == Bytecodes.IINC) {
            s.write(local);
        } else if (kind >= Bytecodes.ILOAD && kind <= Bytecodes.ALOAD) {
            s.push(bci, LocalAccess.slots(kind - Bytecodes.ILOAD));
        } else if (kind >= Bytecodes.ISTORE && kind <= Bytecodes.ASTORE) {
            int slots = LocalAccess.slots(kind - Bytecodes.ISTORE);
            s.pop(slots);
            s.write(local);
            if (slots == 2) {
                s.write(local + 1);
            }
        }
    }

    private void executeOther(OperandState s, int bci, int opcode) {
        switch (opcode) {
            case Bytecodes.ACONST_NULL, Bytecodes.NEW, Bytecodes.LDC, Bytecodes.LDC_W:
                s.push(bci, 1);
                break;
            case Bytecodes.LDC2_W:
                s.push(bci, 2);
                break;
            case Bytecodes.IALOAD, Bytecodes.FALOAD, Bytecodes.AALOAD, Bytecodes.BALOAD, Bytecodes.CALOAD, Bytecodes.SALOAD:
                s.pop(2);
                s.push(bci, 1);
                break;
            case Bytecodes.LALOAD, Bytecodes.DALOAD:
                s.pop(2);
                s.push(bci, 2);
                break;
            case Bytecodes.IASTORE, Bytecodes.FASTORE, Bytecodes.AASTORE, Bytecodes.BASTORE, Bytecodes.CASTORE, Bytecodes.SASTORE:
                s.pop(3);
                break;
            case Bytecodes.LASTORE, Bytecodes.DASTORE:
                s.pop(4);
                break;
            case Bytecodes.POP:
                s.pop(1);
                break;
            case Bytecodes.POP2:
                s.pop(2);
                break;
            case Bytecodes.DUP:
                s.duplicate(1, 0);
                break;
            case Bytecodes.DUP_X1:
                s.duplicate(1, 1);
                break;
            case Bytecodes.DUP_X2:
                s.duplicate(1, 2);
                break;
            case Bytecodes.DUP2:
                s.duplicate(2, 0);
                break;
            case Bytecodes.DUP2_X1:
                s.duplicate(2, 1);
                break;
            case Bytecodes.DUP2_X2:
                s.duplicate(2, 2);
                break;
            case Bytecodes.SWAP:
                s.swap();
                break;
            case Bytecodes.IF_ACMPEQ, Bytecodes.IF_ACMPNE:
                s.pop(2);
                break;
            case Bytecodes.IFNULL, Bytecodes.IFNONNULL, Bytecodes.ARETURN, Bytecodes.ATHROW, Bytecodes.MONITORENTER, Bytecodes.MONITOREXIT:
                s.pop(1);
                break;
            case Bytecodes.ARRAYLENGTH, Bytecodes.INSTANCEOF, Bytecodes.NEWARRAY, Bytecodes.ANEWARRAY:
                s.pop(1);
                s.push(bci, 1);
                break;
            case Bytecodes.MULTIANEWARRAY:
                s.pop(code.u1(bci + 3));
                s.push(bci, 1);
                break;
            case Bytecodes.GETSTATIC, Bytecodes.PUTSTATIC, Bytecodes.GETFIELD, Bytecodes.PUTFIELD:
                executeField(s, bci, opcode);
                break;
            case Bytecodes.INVOKEVIRTUAL, Bytecodes.INVOKESPECIAL, Bytecodes.INVOKESTATIC, Bytecodes.INVOKEINTERFACE, Bytecodes.INVOKEDYNAMIC:
                executeInvoke(s, bci, opcode);
                break;
            default:
                // checkcast, goto, return and the like leave sources as they are.
                break;
        }
    }

    private void executeField(OperandState s, int bci, int opcode) {
        int slots = slots(pool.refDescriptor(code.u2(bci + 1)), 0, 1);
        boolean put = opcode == Bytecodes.PUTSTATIC || opcode == Bytecodes.PUTFIELD;
        int receiver = opcode == Bytecodes.GETFIELD || opcode == Bytecodes.PUTFIELD ? 1 : 0;
        s.pop(receiver + (put ? slots : 0));
        if (!put) {
            s.push(bci, slots);
        }
    }

    private void executeInvoke(OperandState s, int bci, int opcode) {
        int index = code.u2(bci + 1);
        boolean dynamic = pool.is(index, ConstantTag.INVOKE_DYNAMIC);
        String descriptor = dynamic ? pool.nameAndTypeDescriptor(pool.refNameAndTypeIndex(index)) : pool.refDescriptor(index);
        int receiver = opcode == Bytecodes.INVOKESTATIC || dynamic ? 0 : 1;
        s.pop(Descriptor.argumentSlots(descriptor) + receiver);
        char result = descriptor.charAt(descriptor.indexOf(')') + 1);
        if (result != 'V') {
            s.push(bci, result == 'J' || result == 'D' ? 2 : 1);
        }
    }
}
