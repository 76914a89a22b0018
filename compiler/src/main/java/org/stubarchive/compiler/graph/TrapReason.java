package org.stubarchive.compiler.graph;

/** Why compiled code is left for the interpreter. */
public enum TrapReason {
    /** A reference was null. */
    NULL_CHECK("java/lang/NullPointerException"),
    /** An index was out of bounds. */
    BOUNDS_CHECK("java/lang/ArrayIndexOutOfBoundsException"),
    /** An integer was divided by zero. */
    ZERO_CHECK("java/lang/ArithmeticException"),
    /** An object was cast to a class that it is no instance of. */
    CAST_CHECK("java/lang/ClassCastException"),
    /** An object was stored into an array whose elements are of another class. */
    STORE_CHECK("java/lang/ArrayStoreException"),
    /** An array of negative length was to be made. */
    SIZE_CHECK("java/lang/NegativeArraySizeException"),
    /** A class or field was not resolved when the method was compiled. */
    UNRESOLVED(null);

    private final String exception;

    TrapReason(String exception) {
        this.exception = exception;
    }

    /** Internal name of the exception that the interpreter will throw; {@code null} if it goes on. */
    public String exception() {
        return exception;
    }
}
