package org.stubarchive.compiler.parse;

import org.stubarchive.format.runtime.OperandFormat;
import org.stubarchive.format.runtime.Opcodes;

/** Reads instructions of verified bytecode (JVMS 6.5). */
final class Instructions {
    private Instructions() {}

    static int u1(byte[] code, int at) {
        return code[at] & 0xff;
    }

    static int u2(byte[] code, int at) {
        return (code[at] & 0xff) << 8 | code[at + 1] & 0xff;
    }

    static int s2(byte[] code, int at) {
        return code[at] << 8 | code[at + 1] & 0xff;
    }

    static int s4(byte[] code, int at) {
        return s2(code, at) << 16 | u2(code, at + 2);
    }

    /** The opcode at an index; of a wide instruction that which is widened. */
    static int opcode(byte[] code, int bci) {
        int op = u1(code, bci);
        return op == Opcodes.WIDE ? u1(code, bci + 1) : op;
    }

    /** Length of the instruction at an index. */
    static int length(byte[] code, int bci) {
        int op = u1(code, bci);
        if (op == Opcodes.WIDE) {
            return u1(code, bci + 1) == Opcodes.IINC ? 6 : 4;
        }
        int fixed = Opcodes.format(op).length();
        if (fixed != 0) {
            return fixed;
        }
        int operands = operands(bci);
        int count = switchCount(code, bci);
        return operands - bci + (op == Opcodes.TABLESWITCH ? 12 + 4 * count : 8 + 8 * count);
    }

    /** Local variable of a load, store, ret or iinc with an operand. */
    static int local(byte[] code, int bci) {
        return u1(code, bci) == Opcodes.WIDE ? u2(code, bci + 2) : u1(code, bci + 1);
    }

    /** Increment of iinc. */
    static int increment(byte[] code, int bci) {
        return u1(code, bci) == Opcodes.WIDE ? s2(code, bci + 4) : code[bci + 2];
    }

    /** Target of a branch, goto or jsr. */
    static int target(byte[] code, int bci) {
        return bci + (Opcodes.format(u1(code, bci)) == OperandFormat.BRANCH4 ? s4(code, bci + 1) : s2(code, bci + 1));
    }

    /** Whether the instruction has {@link #target}. */
    static boolean isBranch(int opcode) {
        OperandFormat f = Opcodes.format(opcode);
        return f == OperandFormat.BRANCH2 || f == OperandFormat.BRANCH4;
    }

    static boolean isSwitch(int opcode) {
        return opcode == Opcodes.TABLESWITCH || opcode == Opcodes.LOOKUPSWITCH;
    }

    static boolean isJsr(int opcode) {
        return opcode == Opcodes.JSR || opcode == Opcodes.JSR_W;
    }

    private static int operands(int bci) {
        return bci + 4 & ~3;
    }

    /** Number of keys of a switch. */
    static int switchCount(byte[] code, int bci) {
        int at = operands(bci);
        return u1(code, bci) == Opcodes.TABLESWITCH ? s4(code, at + 8) - s4(code, at + 4) + 1 : s4(code, at + 4);
    }

    static int switchDefault(byte[] code, int bci) {
        return bci + s4(code, operands(bci));
    }

    static int switchKey(byte[] code, int bci, int i) {
        int at = operands(bci);
        return u1(code, bci) == Opcodes.TABLESWITCH ? s4(code, at + 4) + i : s4(code, at + 8 + 8 * i);
    }

    static int switchTarget(byte[] code, int bci, int i) {
        int at = operands(bci);
        return bci + s4(code, u1(code, bci) == Opcodes.TABLESWITCH ? at + 12 + 4 * i : at + 12 + 8 * i);
    }
}
