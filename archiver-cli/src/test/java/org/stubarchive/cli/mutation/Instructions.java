package org.stubarchive.cli.mutation;

import java.nio.ByteBuffer;

/** Lengths and branches of bytecodes (JVMS 6.5). */
final class Instructions {
    private static final int IFEQ = 153;
    private static final int JSR = 168;
    private static final int IFNULL = 198;
    private static final int IFNONNULL = 199;
    private static final int TABLESWITCH = 170;
    private static final int LOOKUPSWITCH = 171;
    private static final int WIDE = 196;
    private static final int IINC = 132;
    /** Length of each instruction from 0 on: one digit each; 0 where it varies or there is no such opcode. */
    private static final String LENGTHS = "1".repeat(16) + "23233" + "2".repeat(5) + "1".repeat(28) + "2".repeat(5) + "1".repeat(73) + "3"
            + "1".repeat(20) + "3".repeat(16) + "2" + "00" + "1".repeat(6) + "3".repeat(7) + "55" + "3" + "2" + "3" + "11" + "33" + "11" + "0" + "4" + "33" + "55";

    private Instructions() {}

    static boolean isSwitch(int opcode) {
        return opcode == TABLESWITCH || opcode == LOOKUPSWITCH;
    }

    /** Length of the instruction at an offset; 1 for undefined opcodes, whose code is not run anyway. */
    static int length(ByteBuffer in, int at, int start) {
        int opcode = in.get(at) & 0xff;
        if (opcode >= LENGTHS.length()) {
            return 1;
        }
        int fixed = LENGTHS.charAt(opcode) - '0';
        if (fixed > 0) {
            return fixed;
        }
        if (opcode == WIDE) {
            return (in.get(at + 1) & 0xff) == IINC ? 6 : 4;
        }
        int operands = at + 4 - (at - start) % 4;
        long entries = opcode == TABLESWITCH ? 3L + in.getInt(operands + 8) - in.getInt(operands + 4) + 1 : 2L + 2L * in.getInt(operands + 4);
        return (int) Math.max(1, Math.min(operands - at + 4 * entries, in.limit() - at));
    }

    /** Whether code has a branch that does not go forward. */
    static boolean mayLoop(ByteBuffer in, int start, int length) {
        for (int at = start; at < start + length; at += length(in, at, start)) {
            int opcode = in.get(at) & 0xff;
            boolean branches = opcode >= IFEQ && opcode <= JSR || opcode == IFNULL || opcode == IFNONNULL;
            if (branches && in.getShort(at + 1) <= 0 || opcode > IFNONNULL && in.getInt(at + 1) <= 0 || isSwitch(opcode) && mayLoop(in, at, start, opcode)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayLoop(ByteBuffer in, int at, int start, int opcode) {
        int operands = at + 4 - (at - start) % 4;
        int end = Math.min(at + length(in, at, start), in.limit() - 4);
        boolean backward = in.getInt(operands) <= 0;
        for (int target = operands + 12; target < end; target += opcode == TABLESWITCH ? 4 : 8) {
            backward |= in.getInt(target) <= 0;
        }
        return backward;
    }
}
