package org.stubarchive.compiler.ci.symbolic;

/** A constant pool (JVMS 4.4), with the tags of the class file. */
public interface PoolDescription {
    /** Tag of an entry (JVMS table 4.4-A). */
    int tag(int index);

    /** Name in a Class entry. */
    String className(int index);

    /** Internal name or descriptor of the class in a member reference. */
    String memberHolder(int index);

    /** Name in a member reference, Dynamic or InvokeDynamic entry. */
    String memberName(int index);

    /** Descriptor in a member reference, Dynamic or InvokeDynamic entry. */
    String memberDescriptor(int index);

    /** Value of an Integer, Long, Float or Double entry; of the latter two the bits. */
    long numberBits(int index);

    /** Text of a String entry. */
    String string(int index);

    /** Descriptor in a MethodType entry. */
    String methodType(int index);
}
