package org.stubarchive.format.layout;

/**
 * Variables of the VM that generated code reads, in one block of native memory whose address is in each thread block. Offsets of
 * guest fields are here because the guest's class library decides them at run time; each is 0 until its class is laid out.
 */
public final class VmVariablesLayout {
    private VmVariablesLayout() {}

    /** Size of the block. */
    public static final int SIZE = 512;

    /** Offset of {@code MethodHandle.form} (4). */
    public static final int METHOD_HANDLE_FORM = 0;
    /** Offset of {@code LambdaForm.vmentry} (4). */
    public static final int LAMBDA_FORM_VMENTRY = 4;
    /** Offset of {@code MemberName.method} (4). */
    public static final int MEMBER_NAME_METHOD = 8;
    /** Offset of the injected {@code ResolvedMethodName.vmtarget}, a Method* (4). */
    public static final int RESOLVED_METHOD_NAME_VMTARGET = 12;
    /** Offset of the injected {@code MemberName.vmindex}: byte offset in the klass of the vtable entry or interface method table slot (4). */
    public static final int MEMBER_NAME_VMINDEX = 16;
    /** Offset of {@code Reference.referent} (4). */
    public static final int REFERENCE_REFERENT = 20;
    /** Offset of the injected {@code Class.klass}: the klass of the mirror's type, 0 for primitives (4). */
    public static final int CLASS_KLASS = 24;
    /** Offset of {@code String.value} (4). */
    public static final int STRING_VALUE = 28;
    /** Offset of {@code String.coder} (4). */
    public static final int STRING_CODER = 32;
    /** Offset of {@code String.hash} (4). */
    public static final int STRING_HASH = 36;

    /** Klasses of the primitive arrays by JVMS {@code newarray} type code 4..11 (4 each, 16 slots from code 0). */
    public static final int PRIMITIVE_ARRAY_KLASSES = 64;
    /** Klass of {@code Object[]} (4). */
    public static final int OBJECT_ARRAY_KLASS = 128;
    /** Klass of {@code java.lang.String} (4). */
    public static final int STRING_KLASS = 132;
    /** Largest number of bytes that generated code allocates by itself (8). */
    public static final int FAST_ALLOCATION_LIMIT = 136;
    /** Address of the dispatch tables that execute bytecodes; a thread may use others, that trace first (8). */
    public static final int EXECUTING_DISPATCH_TABLE = 144;
}
