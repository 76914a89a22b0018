package org.stubarchive.format.layout;

/**
 * The constant pool cache of a class: a header below the cache pointer and an array of entries from the pointer up.
 *
 * <p>The rewriter replaces constant pool indices in the bytecodes by entry numbers (native byte order). Constants that {@code ldc}
 * loads get the first numbers, so that they fit its one-byte operand. An entry is filled by the runtime before the bytecode that
 * uses it is replaced by its quick form.
 */
public final class CpCacheLayout {
    private CpCacheLayout() {}

    /** Holder klass (4), relative to the cache pointer. */
    public static final int HOLDER = -8;
    /** Number of entries (4). */
    public static final int LENGTH = -4;
    /** log2 of the entry size. */
    public static final int ENTRY_SHIFT = 5;
    /** Size of an entry. */
    public static final int ENTRY_SIZE = 1 << ENTRY_SHIFT;

    /**
     * First word of an entry (8). Loadable constant: the value (references: a collector root; 0 with {@link #FLAGS} 0 while unresolved,
     * 0 with other flags is a dynamic constant whose value is null). Class: the
     * klass. Field: the klass that holds it. Method: the Method* to call (special, static, final virtual), or the interface method
     * (selector); call site: the Method* of the adapter.
     */
    public static final int VALUE = 0;
    /** Field: byte offset in the object, or in the mirror for statics. Virtual method: byte offset of the vtable entry in the klass.
     * Interface method: byte offset of its interface method table slot in the klass (4). */
    public static final int OFFSET = 8;
    /** Method: byte offset of the receiver from the stack pointer when all arguments are pushed: 8 * (argument slots - 1) (4). */
    public static final int RECEIVER_OFFSET = 12;
    /** {@code invokehandle} and {@code invokedynamic}: the appendix argument, a collector root, or 0 (8). */
    public static final int APPENDIX = 16;
    /**
     * Interface method: the last klass for which the complete interface table was searched (low 4 bytes) and the Method* that was found (high 4
     * bytes), written as one word by generated code; 0 at first (8).
     */
    public static final int INTERFACE_CACHE = 16;
    /**
     * Type and {@code FLAG_*} bits of a resolved member (4); 0 while the entry is unresolved. Written last, so that code that still runs the
     * original bytecode may use the entry as soon as it is not 0.
     */
    public static final int FLAGS = 24;
    /**
     * Upper half of {@link #FLAGS} of a method or call site: 8 * argument slots of the site's descriptor, receiver included, plus the id of its
     * result's {@code TosState} (2, unsigned). Added to the stack pointer when all these arguments are pushed, it gives the {@link
     * InterpreterFrameLayout#CALL_WORD call word}.
     */
    public static final int CALL_INFO = FLAGS + 2;
    /** Position of {@link #CALL_INFO} in {@link #FLAGS}. */
    public static final int CALL_INFO_SHIFT = 16;
    /** Bits of {@link #FLAGS} that hold the {@code BasicType} code of a field, or of a method's result. */
    public static final int FLAGS_TYPE_MASK = 0xF;
    /** The field is volatile. */
    public static final int FLAG_VOLATILE = 0x10;
    /**
     * The class whose static member this is was being initialised when the entry was filled: only the thread in {@code KlassLayout.INIT_THREAD}
     * of that class ({@link #VALUE} of a field, holder of the method) may use the entry; others ask the runtime, which waits for the
     * initialisation, clears the flag and writes the quick bytecode. Original {@code getstatic}, {@code putstatic}, {@code invokestatic} only.
     */
    public static final int FLAG_INITIALIZING = 0x20;
    /** A field without a quick bytecode: a static one narrower than an int, or one at {@link ObjectLayout#IMPLICIT_NULL_LIMIT} or further in its object. */
    public static final int FLAG_NO_QUICK_FORM = 0x40;
    /** A resolved field with none of these flags is accessed by a quick bytecode; with any, by the original one. */
    public static final int FLAGS_ORIGINAL_BYTECODE = FLAG_VOLATILE | FLAG_INITIALIZING | FLAG_NO_QUICK_FORM;
    /** Original constant pool index (4). */
    public static final int CP_INDEX = 28;
}
