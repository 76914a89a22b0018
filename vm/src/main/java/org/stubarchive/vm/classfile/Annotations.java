package org.stubarchive.vm.classfile;

/**
 * Searches a RuntimeVisibleAnnotations attribute (JVMS 4.7.16) for one annotation type. The parser does not check the contents of annotations
 * (they are the guest's business), so a malformed table simply ends the search.
 */
final class Annotations {
    private final byte[] bytes;
    private final int end;
    private int at;

    private Annotations(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    /** @param contents offset of the attribute's contents */
    static boolean contains(byte[] bytes, int contents, ConstantPoolView pool, String typeDescriptor) {
        Annotations a = new Annotations(bytes, contents, contents + ByteAccess.s4(bytes, contents - 4));
        int count = a.u2();
        for (int i = 0; i < count; i++) {
            int type = a.u2();
            if (type < 0 || !pool.is(type, ConstantTag.UTF8)) {
                return false;
            }
            if (pool.utf8Equals(type, typeDescriptor)) {
                return true;
            }
            if (!a.skipElements()) {
                return false;
            }
        }
        return false;
    }

    /** The next two bytes, or -1 behind the end. */
    private int u2() {
        if (at + 2 > end) {
            at = end;
            return -1;
        }
        at += 2;
        return ByteAccess.u2(bytes, at - 2);
    }

    private boolean skipElements() {
        int pairs = u2();
        for (int i = 0; i < pairs; i++) {
            at += 2;
            if (!skipValue()) {
                return false;
            }
        }
        return pairs >= 0;
    }

    private boolean skipValue() {
        if (at >= end) {
            return false;
        }
        switch (bytes[at++]) {
            case 'B', 'C', 'D', 'F', 'I', 'J', 'S', 'Z', 's', 'c':
                at += 2;
                return true;
            case 'e':
                at += 4;
                return true;
            case '@':
                at += 2;
                return skipElements();
            case '[':
                int count = u2();
                for (int i = 0; i < count; i++) {
                    if (!skipValue()) {
                        return false;
                    }
                }
                return count >= 0;
            default:
                return false;
        }
    }
}
