package org.stubarchive.format.layout;

/** Layout of a method: metadata that generated code reads. Lies below 4 GiB, 8-byte aligned, never moves. */
public final class MethodLayout {
    private MethodLayout() {}

    /** Size in bytes. */
    public static final int SIZE = 128;

    /**
     * Where an interpreted caller jumps: the entry codelet in {@link #BYTECODE_ENTRY}, or, when the method has compiled code, the i2c adapter of its
     * shape (8).
     */
    public static final int INTERPRETER_ENTRY = 0;
    /**
     * Where a compiled caller jumps: compiled code, the c2i adapter of the method's shape, or {@code wrong_method}, which asks the runtime for one
     * of them (8). Whoever installs compiled code stores this word first and {@link #INTERPRETER_ENTRY} behind it, with release; every mixture
     * works.
     */
    public static final int COMPILED_ENTRY = 8;
    /** Address of the rewritten bytecodes (8). Multi-byte operands are in native order, see {@code Rewriter}. */
    public static final int CODE = 16;
    /** Address of the constant pool cache, {@link CpCacheLayout} (8). */
    public static final int CP_CACHE = 24;
    /** Klass that declares the method (4). */
    public static final int HOLDER = 32;
    /** Number of the method in the runtime's method table (4). */
    public static final int METHOD_ID = 36;
    /** Access flags (4). */
    public static final int ACCESS_FLAGS = 40;
    /** Stack slots taken by the arguments, receiver included; long and double take two (4). */
    public static final int ARGUMENT_SLOTS = 44;
    /** Bytes of the local variables beyond the arguments (4). */
    public static final int EXTRA_LOCALS_BYTES = 48;
    /** Maximum depth of the expression stack in slots (4). */
    public static final int MAX_STACK = 52;
    /** Byte offset of the method's vtable entry in a klass, or -1 (4). */
    public static final int VTABLE_OFFSET = 56;
    /** Byte offset, in a klass, of the interface method table slot of an interface method, or -1 (4). */
    public static final int IMT_OFFSET = 60;
    /** {@code TosState.tableOffset()} of the result (4). */
    public static final int RESULT_TABLE_OFFSET = 64;
    /** {@code BasicType} code of the result (4). */
    public static final int RESULT_TYPE = 68;
    /** Bytes of guest stack that an activation needs below the arguments: extra locals, frame, expression stack (4). */
    public static final int FRAME_BYTES = 72;
    /** Invocation counter, reserved for the JIT (4). */
    public static final int INVOCATION_COUNTER = 76;
    /** Back-edge counter, reserved for the JIT (4). */
    public static final int BACKEDGE_COUNTER = 80;
    /** Number of the intrinsic, or 0 (4). */
    public static final int INTRINSIC_ID = 84;
    /**
     * The method's own entry codelet: normal, synchronized, native, abstract or intrinsic. Where c2i adapters jump, and threads that do not run
     * compiled code; {@link #INTERPRETER_ENTRY} would lead back to compiled code (8).
     */
    public static final int BYTECODE_ENTRY = 88;
}
