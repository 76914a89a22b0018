package org.stubarchive.vm.classfile;

import org.stubarchive.format.runtime.OperandFormat;
import org.stubarchive.format.runtime.Opcodes;

/** The bytecodes, and how instructions are read out of a Code attribute (JVMS 4.7.3). */
public final class Bytecodes extends Opcodes {
    private Bytecodes() {
    }

    /**
     * Length of the instruction at an index, with its operands.
     *
     * @return 0 if the opcode is not defined or the instruction does not end inside the code
     */
    public static int length(CodeAttribute code, int bci) {
        int opcode = code.u1(bci);
        if (opcode >= COUNT) {
            return 0;
        }
        long length = format(opcode).length();
        if (length == 0) {
            length = variableLength(code, bci, opcode);
        }
        return bci + length <= code.codeLength() ? (int) length : 0;
    }

    private static long variableLength(CodeAttribute code, int bci, int opcode) {
        int end = code.codeLength();
        if (opcode == WIDE) {
            if (bci + 1 >= end) {
                return 0;
            }
            int widened = code.u1(bci + 1);
            return widened == IINC ? 6 : widened < COUNT && format(widened) == OperandFormat.LOCAL ? 4 : 0;
        }
        return switchLength(code, bci, opcode);
    }

    /** @return 0 for a length that cannot be */
    static long switchLength(CodeAttribute code, int bci, int opcode) {
        int operands = switchOperands(bci);
        if (operands + (opcode == TABLESWITCH ? 12 : 8) > code.codeLength()) {
            return 0;
        }
        long entries = opcode == TABLESWITCH ? (long) code.s4(operands + 8) - code.s4(operands + 4) + 1 : code.s4(operands + 4);
        if (entries < (opcode == TABLESWITCH ? 1 : 0)) {
            return 0;
        }
        return operands - bci + (opcode == TABLESWITCH ? 12 + 4 * entries : 8 + 8 * entries);
    }

    /** Index of the aligned operands (the default offset) of a switch. */
    public static int switchOperands(int bci) {
        return bci + 4 & ~3;
    }

    /**
     * Index that a branch, jsr or goto jumps to; not for switches. Not checked to be inside the code.
     *
     * @throws IllegalArgumentException if the instruction is no branch
     */
    public static int branchTarget(CodeAttribute code, int bci) {
        return switch (format(code.u1(bci))) {
            case BRANCH2 -> bci + code.s2(bci + 1);
            case BRANCH4 -> bci + code.s4(bci + 1);
            default -> throw new IllegalArgumentException("no branch at " + bci);
        };
    }

    /** Number of targets of a switch beside the default. */
    public static int switchCount(CodeAttribute code, int bci) {
        int at = switchOperands(bci);
        return code.u1(bci) == TABLESWITCH ? code.s4(at + 8) - code.s4(at + 4) + 1 : code.s4(at + 4);
    }

    /** Index that a switch jumps to by default. */
    public static int switchDefault(CodeAttribute code, int bci) {
        return bci + code.s4(switchOperands(bci));
    }

    /** Index that an entry of a switch jumps to. */
    public static int switchTarget(CodeAttribute code, int bci, int entry) {
        int at = switchOperands(bci);
        return bci + code.s4(code.u1(bci) == TABLESWITCH ? at + 12 + 4 * entry : at + 12 + 8 * entry);
    }
}
