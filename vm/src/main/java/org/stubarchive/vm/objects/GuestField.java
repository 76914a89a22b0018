package org.stubarchive.vm.objects;

import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Oops;

/** An instance field of a class of the class library, found in the first object that it is used with. */
public final class GuestField {
    private final String className;
    private final String name;
    private final String descriptor;
    private int offset;

    /**
     * Names the field; the class need not be loaded yet.
     *
     * @param className internal name of the class that declares it
     */
    public GuestField(String className, String name, String descriptor) {
        this.className = className;
        this.name = name;
        this.descriptor = descriptor;
    }

    /**
     * Byte offset in an object.
     *
     * @param oop an instance of the class, which tells it
     * @throws IllegalStateException if the class library has no such field
     */
    public int offset(long oop) {
        if (offset <= 0) {
            offset = find((InstanceKlass) Oops.klass(oop)).offset();
        }
        return offset;
    }

    private Field find(InstanceKlass klass) {
        Field field = klass.lookupField(name, descriptor);
        if (field == null || field.isStatic()) {
            throw new IllegalStateException("the class library has no field " + className + "." + name + " of type " + descriptor);
        }
        return field;
    }

    /** Whether the class library has this field, which some of its releases lack. */
    public boolean isIn(InstanceKlass klass) {
        return klass != null && klass.lookupField(name, descriptor) != null;
    }

    /** Reads a reference. */
    public long getReference(long oop) {
        return Oops.getReference(oop, offset(oop));
    }

    /** Writes a reference. */
    public void putReference(long oop, long value) {
        Oops.putReference(oop, offset(oop), value);
    }

    /** Reads an int. */
    public int getInt(long oop) {
        return Oops.getInt(oop, offset(oop));
    }

    /** Writes an int. */
    public void putInt(long oop, int value) {
        Oops.putInt(oop, offset(oop), value);
    }

    /** Reads a long. */
    public long getLong(long oop) {
        return Oops.getLong(oop, offset(oop));
    }

    /** Writes a long. */
    public void putLong(long oop, long value) {
        Oops.putLong(oop, offset(oop), value);
    }

    /** Reads a boolean. */
    public boolean getBoolean(long oop) {
        return Oops.getByte(oop, offset(oop)) != 0;
    }

    /** Writes a boolean. */
    public void putBoolean(long oop, boolean value) {
        Oops.putByte(oop, offset(oop), (byte) (value ? 1 : 0));
    }
}
