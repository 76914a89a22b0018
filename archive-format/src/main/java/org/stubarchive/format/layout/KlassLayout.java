package org.stubarchive.format.layout;

/** Layout of a klass: class metadata that generated code reads. Lies below 4 GiB, 8-byte aligned, never moves. */
public final class KlassLayout {
    private KlassLayout() {}

    /**
     * Layout helper (4, signed). Instances: size in bytes (a multiple of 8), with bit 0 set when allocation must take the slow path
     * (finalizer, not initialised, abstract, {@code java.lang.Class}). Arrays: negative; {@code 0x80000000 | elementKind << 8 | log2(elementSize)}
     * where elementKind is the JVMS {@code newarray} type code, or 0 for references.
     */
    public static final int LAYOUT_HELPER = 0;
    /** Offset in a subtype's klass at which this klass is found: one of {@link #PRIMARY_SUPERS}, or {@link #SECONDARY_SUPER_CACHE} (4). */
    public static final int SUPER_CHECK_OFFSET = 4;
    /** Last secondary super found (4). */
    public static final int SECONDARY_SUPER_CACHE = 8;
    /** Superclass, 0 for {@code java.lang.Object} and interfaces have {@code Object} (4). */
    public static final int SUPER = 12;
    /** Display of the first {@link #PRIMARY_SUPER_LIMIT} superclasses by depth, self included (4 each). */
    public static final int PRIMARY_SUPERS = 16;
    /** Length of the display. */
    public static final int PRIMARY_SUPER_LIMIT = 8;
    /** Address of the secondary supers: {@code int count, int pad, int klass[count]} (8). */
    public static final int SECONDARY_SUPERS = 48;
    /** Offset of the first entry in the secondary supers array. */
    public static final int SECONDARY_SUPERS_FIRST = 8;
    /** The {@code java.lang.Class} mirror, a reference and a collector root (8). Statics of the class live in the mirror. */
    public static final int MIRROR = 56;
    /** Access flags of the class file (4). */
    public static final int ACCESS_FLAGS = 64;
    /** Initialisation state, {@code ClassState} value (4). */
    public static final int STATE = 68;
    /** Number of the klass in the runtime's klass table (4). */
    public static final int KLASS_ID = 72;
    /** Element klass of a reference array, component type; 0 otherwise (4). */
    public static final int ELEMENT_KLASS = 76;
    /** Klass of arrays of this type, 0 until created (4). */
    public static final int ARRAY_KLASS = 80;
    /** Number of vtable entries (4). */
    public static final int VTABLE_LENGTH = 84;
    /** Address of the complete interface table: {@code int count, int pad, (Method* selector, Method* target)[count]} (8). */
    public static final int ITABLE = 88;
    /** Offset of the first pair in the interface table. */
    public static final int ITABLE_FIRST = 8;
    /** Size of one (selector, target) pair. */
    public static final int ITABLE_PAIR_SIZE = 16;
    /** Flags, {@code FLAG_*} (4). */
    public static final int FLAGS = 96;
    /** The class overrides {@code Object.finalize} with a non-empty body. */
    public static final int FLAG_HAS_FINALIZER = 1;
    /** Instances are {@code java.lang.ref.Reference}s. */
    public static final int FLAG_REFERENCE = 2;
    /** The klass of {@code java.lang.Class}. */
    public static final int FLAG_MIRROR = 4;
    /** An interface. */
    public static final int FLAG_INTERFACE = 8;

    /** Number of the guest thread that runs the class initializer, 0 if none does (4). */
    public static final int INIT_THREAD = 100;
    /** Interface method table: {@link #IMT_SLOTS} pairs (Method* selector, Method* target); selector 0 is an empty slot. */
    public static final int IMT = 112;
    /** Number of slots, a power of two. */
    public static final int IMT_SLOTS = 16;
    /** Size of a slot. */
    public static final int IMT_SLOT_SIZE = 16;
    /** Offset of the target in a slot. */
    public static final int IMT_TARGET = 8;
    /** First vtable entry: Method* (8 each). */
    public static final int VTABLE = IMT + IMT_SLOTS * IMT_SLOT_SIZE;
}
