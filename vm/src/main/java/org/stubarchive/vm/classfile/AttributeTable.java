package org.stubarchive.vm.classfile;

/** An {@code attributes} table (JVMS 4.7) whose structure the parser has checked; searched by name on demand. */
final class AttributeTable {
    /** Bytes of an attribute's name index and length. */
    static final int HEADER_BYTES = 6;

    private final byte[] bytes;
    private final ConstantPoolView pool;
    private final int offset;

    /** @param offset of {@code attributes_count} */
    AttributeTable(byte[] bytes, ConstantPoolView pool, int offset) {
        this.bytes = bytes;
        this.pool = pool;
        this.offset = offset;
    }

    /** Offset of the contents of the first attribute with this name, or -1; also -1 if the file is too old for its meaning. */
    int find(String name) {
        if (pool.majorVersion() < AttributeNames.since(name)) {
            return -1;
        }
        int count = ByteAccess.u2(bytes, offset);
        int at = offset + 2;
        for (int i = 0; i < count; i++) {
            if (pool.utf8Equals(ByteAccess.u2(bytes, at), name)) {
                return at + HEADER_BYTES;
            }
            at += HEADER_BYTES + ByteAccess.s4(bytes, at + 2);
        }
        return -1;
    }

    /** Whether there is an attribute with this name. */
    boolean has(String name) {
        return find(name) >= 0;
    }

    /** Copy of the contents of the first attribute with this name, or {@code null}. */
    byte[] raw(String name) {
        int at = find(name);
        return at < 0 ? null : copy(at, ByteAccess.s4(bytes, at - 4));
    }

    /** As {@link #raw}, and {@code null} too if there is nothing in it. */
    byte[] rawUnlessEmpty(String name) {
        byte[] contents = raw(name);
        return contents == null || contents.length == 0 ? null : contents;
    }

    /** The Utf8 entry that is the first two bytes of the first attribute with this name, or {@code null}. */
    String utf8(String name) {
        int at = find(name);
        return at < 0 ? null : pool.utf8(ByteAccess.u2(bytes, at));
    }

    /** A counted table of Class entries in the first attribute with this name; empty if there is none. */
    String[] classNames(String name) {
        int at = find(name);
        int count = at < 0 ? 0 : ByteAccess.u2(bytes, at);
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = pool.className(ByteAccess.u2(bytes, at + 2 + 2 * i));
        }
        return names;
    }

    private byte[] copy(int at, int length) {
        byte[] copy = new byte[length];
        System.arraycopy(bytes, at, copy, 0, length);
        return copy;
    }
}
