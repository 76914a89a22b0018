package org.stubarchive.format.runtime;

/** The types of the JVM (JVMS 2.3), with the type codes of {@code newarray} (JVMS 6.5) where one exists. */
public enum BasicType {
    /** boolean. */
    BOOLEAN(4, 'Z', 1, 1, TosState.ITOS),
    /** char. */
    CHAR(5, 'C', 2, 1, TosState.ITOS),
    /** float. */
    FLOAT(6, 'F', 4, 1, TosState.FTOS),
    /** double. */
    DOUBLE(7, 'D', 8, 2, TosState.DTOS),
    /** byte. */
    BYTE(8, 'B', 1, 1, TosState.ITOS),
    /** short. */
    SHORT(9, 'S', 2, 1, TosState.ITOS),
    /** int. */
    INT(10, 'I', 4, 1, TosState.ITOS),
    /** long. */
    LONG(11, 'J', 8, 2, TosState.LTOS),
    /** A class or interface reference. */
    OBJECT(12, 'L', 8, 1, TosState.ATOS),
    /** An array reference. */
    ARRAY(13, '[', 8, 1, TosState.ATOS),
    /** void. */
    VOID(14, 'V', 0, 0, TosState.VTOS);

    private static final BasicType[] VALUES = values();

    private final int code;
    private final char descriptor;
    private final int size;
    private final int slots;
    private final TosState tos;

    BasicType(int code, char descriptor, int size, int slots, TosState tos) {
        this.code = code;
        this.descriptor = descriptor;
        this.size = size;
        this.slots = slots;
        this.tos = tos;
    }

    /** The type code, 4..14. */
    public int code() {
        return code;
    }

    /** First character of a descriptor of this type. */
    public char descriptor() {
        return descriptor;
    }

    /** Bytes in a field or array element. */
    public int size() {
        return size;
    }

    /** Local variable or stack slots: 0, 1 or 2. */
    public int slots() {
        return slots;
    }

    /** State of the top of stack when a value of this type was just computed. */
    public TosState tos() {
        return tos;
    }

    /** Whether this is {@link #OBJECT} or {@link #ARRAY}. */
    public boolean isReference() {
        return this == OBJECT || this == ARRAY;
    }

    /**
     * Type of a descriptor that starts with the given character.
     *
     * @throws IllegalArgumentException if no type does
     */
    public static BasicType ofDescriptor(char c) {
        for (BasicType t : VALUES) {
            if (t.descriptor == c) {
                return t;
            }
        }
        throw new IllegalArgumentException("not a type descriptor: " + c);
    }

    /**
     * Type with the given code.
     *
     * @throws IllegalArgumentException if none has it
     */
    public static BasicType ofCode(int code) {
        if (code < 4 || code > 14) {
            throw new IllegalArgumentException("not a type code: " + code);
        }
        return VALUES[code - 4];
    }
}
