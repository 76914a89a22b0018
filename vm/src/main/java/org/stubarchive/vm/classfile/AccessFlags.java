package org.stubarchive.vm.classfile;

/** Access and property flags of classes, fields and methods (JVMS tables 4.1-B, 4.5-A, 4.6-A). */
public final class AccessFlags {
    /** Class, field, method. */
    public static final int PUBLIC = 0x0001;
    /** Field, method, inner class. */
    public static final int PRIVATE = 0x0002;
    /** Field, method, inner class. */
    public static final int PROTECTED = 0x0004;
    /** Field, method, inner class. */
    public static final int STATIC = 0x0008;
    /** Class, field, method. */
    public static final int FINAL = 0x0010;
    /** Class. */
    public static final int SUPER = 0x0020;
    /** Method. */
    public static final int SYNCHRONIZED = 0x0020;
    /** Field. */
    public static final int VOLATILE = 0x0040;
    /** Method. */
    public static final int BRIDGE = 0x0040;
    /** Field. */
    public static final int TRANSIENT = 0x0080;
    /** Method. */
    public static final int VARARGS = 0x0080;
    /** Method. */
    public static final int NATIVE = 0x0100;
    /** Class. */
    public static final int INTERFACE = 0x0200;
    /** Class, method. */
    public static final int ABSTRACT = 0x0400;
    /** Method. */
    public static final int STRICT = 0x0800;
    /** Class, field, method. */
    public static final int SYNTHETIC = 0x1000;
    /** Class. */
    public static final int ANNOTATION = 0x2000;
    /** Class, field. */
    public static final int ENUM = 0x4000;
    /** Class file of a module declaration. */
    public static final int MODULE = 0x8000;
    /** Method parameter. */
    public static final int MANDATED = 0x8000;

    /** The flags of a class that have a meaning, without {@link #MODULE}. */
    public static final int CLASS_FLAGS = PUBLIC | FINAL | SUPER | INTERFACE | ABSTRACT | SYNTHETIC | ANNOTATION | ENUM;
    /** The flags of an inner class that have a meaning (JVMS table 4.7.6-A). */
    public static final int INNER_CLASS_FLAGS = CLASS_FLAGS & ~SUPER | PRIVATE | PROTECTED | STATIC;
    /** The flags of a field that have a meaning. */
    public static final int FIELD_FLAGS = PUBLIC | PRIVATE | PROTECTED | STATIC | FINAL | VOLATILE | TRANSIENT | SYNTHETIC | ENUM;
    /** The flags of a method that have a meaning. */
    public static final int METHOD_FLAGS = PUBLIC | PRIVATE | PROTECTED | STATIC | FINAL | SYNCHRONIZED | BRIDGE | VARARGS | NATIVE | ABSTRACT
            | STRICT | SYNTHETIC;

    private AccessFlags() {
    }
}
