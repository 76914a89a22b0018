package org.stubarchive.cli.diff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;

/**
 * Constants in code that look like an address of a process and have no relocation.
 *
 * <p>Sources: Intel SDM vol. 2, MOV; Arm ARM C6.2, MOVZ, MOVN and MOVK.
 */
final class AddressConstants {
    private static final int ADDRESS_BYTES = 8;
    /** User-space addresses of libraries, heaps and stacks on Linux (47 bits) begin with these bits. */
    private static final long LOWEST_ADDRESS = 0x5500_0000_0000L;
    private static final long HIGHEST_ADDRESS = 0x7FFF_FFFF_FFFFL;

    private static final int INSTRUCTION_BYTES = 4;
    /** Operation of a 64-bit move of 16 bits: all but their position, the bits and the register. */
    private static final int WIDE_MOVE = 0xFF800000;
    private static final int MOVN = 0x92800000;
    private static final int MOVZ = 0xD2800000;
    private static final int MOVK = 0xF2800000;

    private AddressConstants() {}

    /** Whether there are any, operands of relocations cleared. */
    static boolean areIn(StubCode code, Target target) {
        ByteBuffer bytes = ByteBuffer.wrap(code.code()).order(ByteOrder.LITTLE_ENDIAN);
        boolean inCode = switch (target) {
            case LINUX_X86_64 -> hasImmediate(bytes, code.codeSize());
            case LINUX_AARCH64 -> hasMoves(bytes, code.codeSize());
        };
        return inCode || hasWord(bytes, code.codeSize());
    }

    private static boolean isAddress(long value) {
        return value >= LOWEST_ADDRESS && value <= HIGHEST_ADDRESS;
    }

    /** Among the constants, aligned. */
    private static boolean hasWord(ByteBuffer bytes, int codeSize) {
        for (int at = codeSize + ADDRESS_BYTES - 1 & -ADDRESS_BYTES; at + ADDRESS_BYTES <= bytes.limit(); at += ADDRESS_BYTES) {
            if (isAddress(bytes.getLong(at))) {
                return true;
            }
        }
        return false;
    }

    /** On x86-64, behind REX.W and the opcode of MOV r64, imm64. */
    private static boolean hasImmediate(ByteBuffer bytes, int codeSize) {
        for (int at = 2; at < codeSize && at + ADDRESS_BYTES <= bytes.limit(); at++) {
            if ((bytes.get(at - 2) & 0xFE) == 0x48 && (bytes.get(at - 1) & 0xF8) == 0xB8 && isAddress(bytes.getLong(at))) {
                return true;
            }
        }
        return false;
    }

    /** On aarch64, by a MOVZ or MOVN and MOVKs behind it that fill one register. */
    private static boolean hasMoves(ByteBuffer bytes, int codeSize) {
        long value = 0;
        int register = -1;
        for (int at = 0; at + INSTRUCTION_BYTES <= codeSize; at += INSTRUCTION_BYTES) {
            int word = bytes.getInt(at);
            int operation = word & WIDE_MOVE;
            int shift = (word >>> 21 & 3) * 16;
            long part = (word >>> 5 & 0xFFFFL) << shift;
            if (operation == MOVK && (word & 0x1F) == register) {
                value = value & ~(0xFFFFL << shift) | part;
                continue;
            }
            if (register >= 0 && isAddress(value)) {
                return true;
            }
            register = operation == MOVZ || operation == MOVN ? word & 0x1F : -1;
            value = operation == MOVZ ? part : ~part;
        }
        return register >= 0 && isAddress(value);
    }
}
