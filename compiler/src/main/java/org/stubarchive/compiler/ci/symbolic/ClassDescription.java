package org.stubarchive.compiler.ci.symbolic;

/** A class file as far as the compiler needs it. Arrays are not to be written. */
public interface ClassDescription {
    /** Internal name. */
    String name();

    /** Internal name of the superclass; {@code null} for {@code java/lang/Object}. */
    String superName();

    /** Internal names of the direct superinterfaces. */
    String[] interfaceNames();

    /** Access flags. */
    int accessFlags();

    /** Its constant pool. */
    PoolDescription pool();

    /** The declared fields. */
    FieldDescription[] fields();

    /** The declared methods. */
    MethodDescription[] methods();

    /**
     * A declared field.
     *
     * @param name its name
     * @param descriptor its descriptor
     * @param accessFlags its flags
     */
    record FieldDescription(String name, String descriptor, int accessFlags) {}
}
