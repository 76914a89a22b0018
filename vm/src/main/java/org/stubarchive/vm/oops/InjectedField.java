package org.stubarchive.vm.oops;

import org.stubarchive.format.runtime.BasicType;

/**
 * Fields that the runtime appends to classes of the class library for its own use; no Java code sees them. Where the class library declares
 * an instance field of the same name, as newer releases do for some of these, that field is used instead.
 */
public enum InjectedField {
    /** Klass that a mirror stands for; 0 for primitive types. */
    CLASS_KLASS("java/lang/Class", "klass", BasicType.LONG),
    /** {@code BasicType} code of the primitive type or void that a mirror stands for, else 0. */
    CLASS_PRIMITIVE("java/lang/Class", "basicType", BasicType.INT),
    /** The {@code ProtectionDomain} that a class was defined with. */
    CLASS_PROTECTION_DOMAIN("java/lang/Class", "protectionDomain", BasicType.OBJECT),
    /** The signers of a class. */
    CLASS_SIGNERS("java/lang/Class", "signers", BasicType.OBJECT),
    /** Number of the loader's {@link ClassLoaderData}; 0 if it has none yet. */
    CLASS_LOADER_DATA("java/lang/ClassLoader", "loaderData", BasicType.INT),
    /** Cache of the values of scoped values that a thread has looked up. */
    THREAD_SCOPED_VALUE_CACHE("java/lang/Thread", "scopedValueCache", BasicType.OBJECT),
    /** Number of the {@link GuestModule}; 0 if it has none. */
    MODULE_ID("java/lang/Module", "moduleId", BasicType.INT),
    /** Method* that a resolved member name stands for. */
    RESOLVED_METHOD_NAME_VMTARGET("java/lang/invoke/ResolvedMethodName", "vmtarget", BasicType.LONG),
    /** Class that declares the method of a resolved member name. */
    RESOLVED_METHOD_NAME_VMHOLDER("java/lang/invoke/ResolvedMethodName", "vmholder", BasicType.OBJECT),
    /** Dispatch index of a member name. */
    MEMBER_NAME_VMINDEX("java/lang/invoke/MemberName", "vmindex", BasicType.LONG);

    private static final InjectedField[] VALUES = values();

    private final String holder;
    private final String fieldName;
    private final BasicType type;
    private int offset = -1;

    InjectedField(String holder, String fieldName, BasicType type) {
        this.holder = holder;
        this.fieldName = fieldName;
        this.type = type;
    }

    /** Internal name of the class. */
    public String holder() {
        return holder;
    }

    /** Name for diagnostics. */
    public String fieldName() {
        return fieldName;
    }

    /** Type. */
    public BasicType type() {
        return type;
    }

    /**
     * Byte offset in instances.
     *
     * @throws IllegalStateException if the class is not loaded yet
     */
    public int offset() {
        if (offset < 0) {
            throw new IllegalStateException(holder + " is not laid out yet");
        }
        return offset;
    }

    void setOffset(int newOffset) {
        this.offset = newOffset;
    }

    /** The fields injected into a class of the boot loader. */
    static InjectedField[] of(String holder) {
        int n = 0;
        InjectedField[] found = new InjectedField[VALUES.length];
        for (InjectedField f : VALUES) {
            if (f.holder.equals(holder)) {
                found[n++] = f;
            }
        }
        return java.util.Arrays.copyOf(found, n);
    }
}
