package org.stubarchive.compiler.ci.symbolic;

import org.stubarchive.compiler.ci.CiFlags;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.format.runtime.BasicType;

/**
 * An array class.
 *
 * @param name its descriptor
 * @param superKlass {@code java/lang/Object}
 * @param elementType type of the elements
 * @param elementKlass class of the elements, if they are references
 */
record SymbolicArray(String name, CiKlass superKlass, BasicType elementType, CiKlass elementKlass) implements CiKlass {
    @Override
    public int accessFlags() {
        return CiFlags.FINAL | CiFlags.ABSTRACT;
    }

    @Override
    public String toString() {
        return name;
    }
}
