package org.stubarchive.vm.classfile;

/** Big-endian reads from a class file's bytes at checked positions. */
final class ByteAccess {
    private ByteAccess() {
    }

    static int u1(byte[] b, int at) {
        return b[at] & 0xff;
    }

    static int u2(byte[] b, int at) {
        return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
    }

    static int s4(byte[] b, int at) {
        return b[at] << 24 | (b[at + 1] & 0xff) << 16 | (b[at + 2] & 0xff) << 8 | b[at + 3] & 0xff;
    }

    static long s8(byte[] b, int at) {
        return (long) s4(b, at) << 32 | s4(b, at + 4) & 0xffffffffL;
    }
}
