package org.stubarchive.compiler.ci;

/** Access flags that mean something to the compiler (JVMS tables 4.1-B, 4.5-A, 4.6-A). */
public final class CiFlags {
    /** Class, field, method. */
    public static final int PRIVATE = 0x0002;
    /** Field, method. */
    public static final int STATIC = 0x0008;
    /** Class, field, method. */
    public static final int FINAL = 0x0010;
    /** Method. */
    public static final int SYNCHRONIZED = 0x0020;
    /** Field. */
    public static final int VOLATILE = 0x0040;
    /** Method. */
    public static final int NATIVE = 0x0100;
    /** Class. */
    public static final int INTERFACE = 0x0200;
    /** Class, method. */
    public static final int ABSTRACT = 0x0400;

    private CiFlags() {}
}
