package org.stubarchive.format.layout;

/** Layout of heap objects: mark word, klass pointer, then fields; arrays have their length before the elements. */
public final class ObjectLayout {
    private ObjectLayout() {}

    /** Mark word, {@link MarkWord} (8). */
    public static final int MARK = 0;
    /** Klass pointer: address below 4 GiB, unsigned (4). */
    public static final int KLASS = 8;
    /** First byte that a field may take. */
    public static final int FIELDS = 12;
    /** Array length, 0..2^31-1 (4). */
    public static final int ARRAY_LENGTH = 12;
    /** First array element. */
    public static final int ARRAY_ELEMENTS = 16;
    /** Size of a reference in the heap. */
    public static final int REFERENCE_SIZE = 8;
    /** Objects start at, and have sizes that are, multiples of this. */
    public static final int ALIGNMENT = 8;
    /** An access below this offset from a null reference traps; larger offsets need an explicit null check. */
    public static final int IMPLICIT_NULL_LIMIT = 4096;
}
