package org.stubarchive.loader;

import org.stubarchive.format.layout.ThreadBlockLayout;

/** Machine code for x86-64, written by hand, so that the loader's tests need no assembler. */
final class HandAssembled {
    private HandAssembled() {}

    /** JNI body of {@code enter}: saves the host's registers, switches to the guest stack and continues at the PC on top of it. */
    static final byte[] ENTER = bytes(
            0x55, 0x53, 0x41, 0x54, 0x41, 0x55, 0x41, 0x56, 0x41, 0x57, // push rbp, rbx, r12, r13, r14, r15
            0x49, 0x89, 0xD7, // mov r15, rdx
            0x49, 0x89, 0x67, ThreadBlockLayout.HOST_SP, // mov [r15+HOST_SP], rsp
            0x49, 0x8B, 0x67, ThreadBlockLayout.GUEST_SP, // mov rsp, [r15+GUEST_SP]
            0x49, 0x8B, 0x6F, ThreadBlockLayout.GUEST_FP, // mov rbp, [r15+GUEST_FP]
            0x49, 0x8B, 0x47, ThreadBlockLayout.RESULT, // mov rax, [r15+RESULT]
            0xC3); // ret

    /** Leaves: the return address on the guest stack is where to resume. */
    static final byte[] LEAVE = bytes(
            0x49, 0x89, 0x67, ThreadBlockLayout.GUEST_SP, // mov [r15+GUEST_SP], rsp
            0x49, 0x89, 0x6F, ThreadBlockLayout.GUEST_FP, // mov [r15+GUEST_FP], rbp
            0x49, 0x8B, 0x67, ThreadBlockLayout.HOST_SP, // mov rsp, [r15+HOST_SP]
            0x41, 0x5F, 0x41, 0x5E, 0x41, 0x5D, 0x41, 0x5C, 0x5B, 0x5D, // pop r15, r14, r13, r12, rbx, rbp
            0xC3); // ret

    /** Bytes of {@link #callRelative} and {@link #jumpRelative}. */
    static final int BRANCH_SIZE = 5;

    /** {@code call} from one offset to another of the same text. */
    static byte[] callRelative(int from, int to) {
        return branch(0xE8, from, to);
    }

    /** {@code jmp} from one offset to another of the same text. */
    static byte[] jumpRelative(int from, int to) {
        return branch(0xE9, from, to);
    }

    private static byte[] branch(int opcode, int from, int to) {
        int displacement = to - (from + BRANCH_SIZE);
        return bytes(opcode, displacement, displacement >> 8, displacement >> 16, displacement >> 24);
    }

    static byte[] bytes(int... values) {
        byte[] result = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (byte) values[i];
        }
        return result;
    }

    static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] p : parts) {
            length += p.length;
        }
        byte[] result = new byte[length];
        int at = 0;
        for (byte[] p : parts) {
            System.arraycopy(p, 0, result, at, p.length);
            at += p.length;
        }
        return result;
    }
}
