package org.stubarchive.compiler.ci;

import org.stubarchive.format.runtime.BasicType;

/** A loaded class, interface or array class. Two are the same class exactly if they are the same object. */
public interface CiKlass {
    /** Internal name such as {@code java/lang/String}; of an array class its descriptor, such as {@code [I}. */
    String name();

    /** Access flags (JVMS table 4.1-B). */
    int accessFlags();

    /** The superclass; {@code null} for {@code java/lang/Object}. That of interfaces and arrays is {@code java/lang/Object}. */
    CiKlass superKlass();

    /** Type of the elements of an array class; {@code null} for other classes. */
    BasicType elementType();

    /** Class of the elements of an array of references; {@code null} for all other classes. */
    CiKlass elementKlass();

    /** Whether this is an interface. */
    default boolean isInterface() {
        return (accessFlags() & CiFlags.INTERFACE) != 0;
    }

    /** Whether this is an array class. */
    default boolean isArray() {
        return elementType() != null;
    }

    /** Whether no object can be of a proper subclass: a final class, or an array of such or of primitive elements. */
    default boolean isLeaf() {
        if (isArray()) {
            return elementKlass() == null || elementKlass().isLeaf();
        }
        return (accessFlags() & CiFlags.FINAL) != 0;
    }

    /** Whether this is {@code java/lang/Object}. */
    default boolean isRoot() {
        return superKlass() == null;
    }
}
