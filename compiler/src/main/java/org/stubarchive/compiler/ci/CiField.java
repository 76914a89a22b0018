package org.stubarchive.compiler.ci;

import java.util.Objects;
import org.stubarchive.format.runtime.BasicType;

/**
 * A resolved field.
 *
 * @param holder the class that declares it
 * @param name its name
 * @param descriptor its descriptor
 * @param accessFlags its flags (JVMS table 4.5-A)
 * @param offset bytes from the start of the object (of the class's mirror, for a static field), or {@link #NO_OFFSET} where no layout is known
 */
public record CiField(CiKlass holder, String name, String descriptor, int accessFlags, int offset) {
    /** No layout is known. */
    public static final int NO_OFFSET = -1;

    /** Checks the components. */
    public CiField {
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(descriptor, "descriptor");
    }

    /** Type of its value. */
    public BasicType type() {
        return BasicType.ofDescriptor(descriptor.charAt(0));
    }

    /** Whether it is static. */
    public boolean isStatic() {
        return (accessFlags & CiFlags.STATIC) != 0;
    }

    /** Whether it is volatile. */
    public boolean isVolatile() {
        return (accessFlags & CiFlags.VOLATILE) != 0;
    }

    @Override
    public String toString() {
        return holder.name() + "." + name + ":" + descriptor;
    }
}
