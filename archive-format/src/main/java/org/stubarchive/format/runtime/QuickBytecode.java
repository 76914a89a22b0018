package org.stubarchive.format.runtime;

/**
 * Internal bytecodes: what the runtime writes over a JVM bytecode once its operand is resolved (or, for {@code ldc}, at link time).
 * They use the numbers that the JVM specification leaves free or reserves; the length of an instruction never changes.
 *
 * <p>The original field bytecodes stay in place, with a resolved entry, for volatile fields and for the sub-int types of statics;
 * their codelets then switch on the type that the entry's flags give ({@code CpCacheLayout.FLAGS}).
 */
public enum QuickBytecode {
    /**
     * return of a constructor that writes final fields: they are frozen there (JLS 17.5.1). Written at link time. Has the number that the JVM specification
     * reserves for breakpoints (JVMS 6.2), which no class file contains.
     */
    RETURN_FREEZE(202, 177),
    /** getfield of a reference; boolean and byte share one form. */
    AGETFIELD(203, 180),
    BGETFIELD(204, 180),
    CGETFIELD(205, 180),
    SGETFIELD(206, 180),
    IGETFIELD(207, 180),
    LGETFIELD(208, 180),
    FGETFIELD(209, 180),
    DGETFIELD(210, 180),
    /** putfield; char and short share one form. */
    APUTFIELD(211, 181),
    BPUTFIELD(212, 181),
    ZPUTFIELD(213, 181),
    CPUTFIELD(214, 181),
    IPUTFIELD(215, 181),
    LPUTFIELD(216, 181),
    FPUTFIELD(217, 181),
    DPUTFIELD(218, 181),
    AGETSTATIC(219, 178),
    IGETSTATIC(220, 178),
    LGETSTATIC(221, 178),
    FGETSTATIC(222, 178),
    DGETSTATIC(223, 178),
    APUTSTATIC(224, 179),
    IPUTSTATIC(225, 179),
    LPUTSTATIC(226, 179),
    FPUTSTATIC(227, 179),
    DPUTSTATIC(228, 179),
    /** Entry value: the Method* to call. */
    INVOKESTATIC_QUICK(229, 184),
    /** Entry value: the Method* to call; the receiver is checked for null. */
    INVOKESPECIAL_QUICK(230, 183),
    /** Entry offset: the vtable entry's byte offset in the receiver's klass. */
    INVOKEVIRTUAL_QUICK(231, 182),
    /** invokevirtual of a method that cannot be overridden: entry value is the Method*. */
    INVOKEVFINAL_QUICK(232, 182),
    /** Entry value: interface Method* (selector); entry offset: byte offset of the slot in the interface method table. */
    INVOKEINTERFACE_QUICK(233, 185),
    /** invokeinterface of a method of Object: as {@link #INVOKEVIRTUAL_QUICK}, five bytes long. */
    INVOKEINTERFACE_VIRTUAL_QUICK(234, 185),
    /** invokeinterface of a final method of Object or a private interface method: as {@link #INVOKEVFINAL_QUICK}, five bytes long. */
    INVOKEINTERFACE_FINAL_QUICK(235, 185),
    /** invokevirtual of a signature-polymorphic method: push the appendix if there is one, call the entry value's Method*. */
    INVOKEHANDLE_QUICK(236, 182),
    /** invokedynamic: as {@link #INVOKEHANDLE_QUICK}, five bytes long. */
    INVOKEDYNAMIC_QUICK(237, 186),
    LDC_INT(238, 18),
    LDC_FLOAT(239, 18),
    /** ldc of a reference; entry value 0: unresolved, ask {@link RuntimeEntry#RESOLVE_BYTECODE}. */
    LDC_REFERENCE(240, 18),
    LDC_W_INT(241, 19),
    LDC_W_FLOAT(242, 19),
    LDC_W_REFERENCE(243, 19),
    LDC2_W_LONG(244, 20),
    LDC2_W_DOUBLE(245, 20),
    NEW_QUICK(246, 187),
    /** Entry value: the element klass. */
    ANEWARRAY_QUICK(247, 189),
    CHECKCAST_QUICK(248, 192),
    INSTANCEOF_QUICK(249, 193),
    /** ireturn of a method that returns boolean, byte, char or short: narrows first. Written at link time. */
    IRETURN_NARROW(250, 172),
    /** return of {@code Object.<init>}: registers a finalizer when the receiver's klass says so. Written at link time. */
    RETURN_REGISTER_FINALIZER(251, 177),
    /** aload_0 followed by {@link #AGETFIELD}. */
    ALOAD_0_AGETFIELD(252, 42),
    /** aload_0 followed by {@link #IGETFIELD}. */
    ALOAD_0_IGETFIELD(253, 42),
    /** iload followed by iload. */
    ILOAD_ILOAD(254, 21),
    /** iload followed by caload. */
    ILOAD_CALOAD(255, 21);

    private static final QuickBytecode[] BY_CODE = new QuickBytecode[256];

    static {
        for (QuickBytecode b : values()) {
            if (BY_CODE[b.code] != null) {
                throw new ExceptionInInitializerError("internal bytecode used twice: " + b.code);
            }
            BY_CODE[b.code] = b;
        }
    }

    private final int code;
    private final int original;

    QuickBytecode(int code, int original) {
        this.code = code;
        this.original = original;
    }

    /** The internal bytecode, 202..255. */
    public int code() {
        return code;
    }

    /** The JVM bytecode that it replaces. */
    public int original() {
        return original;
    }

    /** The JVM bytecode for any bytecode found in rewritten code. */
    public static int originalOf(int code) {
        QuickBytecode b = BY_CODE[code];
        return b == null ? code : b.original;
    }
}
