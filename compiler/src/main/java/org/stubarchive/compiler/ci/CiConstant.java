package org.stubarchive.compiler.ci;

import java.util.Objects;
import org.stubarchive.format.runtime.BasicType;

/**
 * A loadable constant (JVMS table 5.1-A).
 *
 * @param kind what it is
 * @param type type of the value that it pushes
 * @param bits of a number: its value, of float and double the bits
 * @param text of a string its value, of anything else but numbers a text for people
 * @param klass the class, if it is a resolved class constant
 * @param poolIndex constant pool index
 */
public record CiConstant(Kind kind, BasicType type, long bits, String text, CiKlass klass, int poolIndex) {
    /** What a constant is. */
    public enum Kind {
        /** An int, long, float or double. */
        NUMBER,
        /** A string. */
        STRING,
        /** A class. */
        KLASS,
        /** A method type. */
        METHOD_TYPE,
        /** A method handle. */
        METHOD_HANDLE,
        /** A dynamically computed constant. */
        DYNAMIC
    }

    /** Checks the components. */
    public CiConstant {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(type, "type");
    }

    /** A number. */
    public static CiConstant number(BasicType type, long bits, int poolIndex) {
        return new CiConstant(Kind.NUMBER, type, bits, null, null, poolIndex);
    }

    /** Whether there is a value to load: all other constants are made when they are first executed, which runs code and may fail. */
    public boolean isResolved() {
        return kind == Kind.NUMBER || kind == Kind.STRING || klass != null;
    }
}
