package org.stubarchive.compiler.ci;

/** A method of a loaded class. Two are the same method exactly if they are the same object. Arrays that it hands out are not to be written. */
public interface CiMethod {
    /** The class that declares it. */
    CiKlass holder();

    /** Its name. */
    String name();

    /** Its descriptor. */
    CiSignature signature();

    /** Its flags (JVMS table 4.6-A). */
    int accessFlags();

    /** The bytecodes as in the class file; {@code null} for abstract and native methods. */
    byte[] code();

    /** Greatest depth of the expression stack in slots. */
    int maxStack();

    /** Local variables in slots. */
    int maxLocals();

    /** The exception handlers in search order. */
    CiHandler[] handlers();

    /** Source line of a bytecode, or -1. */
    int lineOf(int bci);

    /** What was seen when the method ran; {@link CiProfile#NONE} if nothing was. */
    CiProfile profile();

    /** Whether it is static. */
    default boolean isStatic() {
        return (accessFlags() & CiFlags.STATIC) != 0;
    }

    /** Whether it is synchronized. */
    default boolean isSynchronized() {
        return (accessFlags() & CiFlags.SYNCHRONIZED) != 0;
    }

    /** Whether it has the name of constructors. */
    default boolean isConstructor() {
        return name().equals("<init>");
    }

    /** Slots of the arguments with the receiver. */
    default int argumentSlots() {
        return signature().parameterSlots() + (isStatic() ? 0 : 1);
    }

    /** Class, name and descriptor, as in {@code java/lang/String.length()I}. */
    default String qualifiedName() {
        return holder().name() + "." + name() + signature().descriptor();
    }
}
