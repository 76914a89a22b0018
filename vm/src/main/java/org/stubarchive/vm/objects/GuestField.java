package org.stubarchive.vm.objects;

import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/** A field of a boot class that natives read or write; found when first used. For static fields the object is the class's mirror. */
public final class GuestField {
    private final String className;
    private final String name;
    private final String descriptor;
    private int offset;

    /** Names the field; the class need not be loaded yet. */
    public GuestField(String className, String name, String descriptor) {
        this.className = className;
        this.name = name;
        this.descriptor = descriptor;
    }

    /**
     * Byte offset in the object.
     *
     * @throws IllegalStateException if the class library has no such field
     */
    public int offset() {
        if (offset <= 0) {
            offset = find().offset();
        }
        return offset;
    }

    private Field find() {
        InstanceKlass klass = VirtualMachine.get().dictionary().bootKlass(className);
        Field field = klass.lookupField(name, descriptor);
        if (field == null) {
            throw new IllegalStateException("the class library has no field " + className + "." + name + " of type " + descriptor);
        }
        return field;
    }

    /** Whether the class library has this field: some are particular to releases. */
    public boolean exists() {
        InstanceKlass klass = VirtualMachine.get().dictionary().findOrLoadBoot(JavaThread.current(), className);
        return klass != null && klass.lookupField(name, descriptor) != null;
    }

    /** The mirror that holds a static field. */
    public long mirror() {
        return VirtualMachine.get().dictionary().bootKlass(className).mirror();
    }

    /** Reads a reference. */
    public long getReference(long oop) {
        return Oops.getReference(oop, offset());
    }

    /** Writes a reference. */
    public void putReference(long oop, long value) {
        Oops.putReference(oop, offset(), value);
    }

    /** Reads an int. */
    public int getInt(long oop) {
        return Oops.getInt(oop, offset());
    }

    /** Writes an int. */
    public void putInt(long oop, int value) {
        Oops.putInt(oop, offset(), value);
    }

    /** Reads a long. */
    public long getLong(long oop) {
        return Oops.getLong(oop, offset());
    }

    /** Writes a long. */
    public void putLong(long oop, long value) {
        Oops.putLong(oop, offset(), value);
    }

    /** Reads a boolean. */
    public boolean getBoolean(long oop) {
        return Oops.getByte(oop, offset()) != 0;
    }

    /** Writes a boolean. */
    public void putBoolean(long oop, boolean value) {
        Oops.putByte(oop, offset(), (byte) (value ? 1 : 0));
    }
}
