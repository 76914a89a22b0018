package org.stubarchive.vm.oops;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;

/**
 * Access to objects by raw reference. References are addresses, 0 is null; they are valid until the thread allocates, calls guest code or
 * blocks. Nothing is checked.
 */
public final class Oops {
    private Oops() {
    }

    /** Class of an object. */
    public static Klass klass(long oop) {
        return Klass.at(klassAddress(oop));
    }

    /** Address of the klass of an object. */
    public static long klassAddress(long oop) {
        return RawMemory.getUnsignedInt(oop + ObjectLayout.KLASS);
    }

    /** Length of an array. */
    public static int arrayLength(long oop) {
        return RawMemory.getInt(oop + ObjectLayout.ARRAY_LENGTH);
    }

    /** Address of an array element of {@code 1 << shift} bytes. */
    public static long elementAddress(long oop, int index, int shift) {
        return oop + ObjectLayout.ARRAY_ELEMENTS + ((long) index << shift);
    }

    /** Element of an array of references. */
    public static long referenceAt(long oop, int index) {
        return RawMemory.getLong(elementAddress(oop, index, 3));
    }

    /** Sets an element of an array of references. */
    public static void putReferenceAt(long oop, int index, long value) {
        RawMemory.putLongRelease(elementAddress(oop, index, 3), value);
    }

    /** Size of an object in bytes, a multiple of 8; that of a mirror includes the statics. */
    public static long sizeInBytes(long oop) {
        long klass = klassAddress(oop);
        int helper = RawMemory.getInt(klass + KlassLayout.LAYOUT_HELPER);
        if (helper < 0) {
            long bytes = ObjectLayout.ARRAY_ELEMENTS + ((long) arrayLength(oop) << (helper & 0xFF));
            return bytes + ObjectLayout.ALIGNMENT - 1 & -ObjectLayout.ALIGNMENT;
        }
        if ((RawMemory.getInt(klass + KlassLayout.FLAGS) & KlassLayout.FLAG_MIRROR) != 0) {
            long described = RawMemory.getLong(oop + InjectedField.CLASS_KLASS.offset());
            if (described != 0 && Klass.at(described) instanceof InstanceKlass k) {
                return k.mirrorBytes();
            }
        }
        return helper & ~1;
    }

    /** Reads a reference field. */
    public static long getReference(long oop, int offset) {
        return RawMemory.getLong(oop + offset);
    }

    /** Writes a reference field, behind all stores of this thread: guest threads that find the object there must see its header and what was put into it. */
    public static void putReference(long oop, int offset, long value) {
        RawMemory.putLongRelease(oop + offset, value);
    }

    /** Reads an int field. */
    public static int getInt(long oop, int offset) {
        return RawMemory.getInt(oop + offset);
    }

    /** Writes an int field. */
    public static void putInt(long oop, int offset, int value) {
        RawMemory.putInt(oop + offset, value);
    }

    /** Reads a long field. */
    public static long getLong(long oop, int offset) {
        return RawMemory.getLong(oop + offset);
    }

    /** Writes a long field. */
    public static void putLong(long oop, int offset, long value) {
        RawMemory.putLong(oop + offset, value);
    }

    /** Reads a byte or boolean field. */
    public static byte getByte(long oop, int offset) {
        return RawMemory.getByte(oop + offset);
    }

    /** Writes a byte or boolean field. */
    public static void putByte(long oop, int offset, byte value) {
        RawMemory.putByte(oop + offset, value);
    }

    /** Reads a short field. */
    public static short getShort(long oop, int offset) {
        return RawMemory.getShort(oop + offset);
    }

    /** Writes a short field. */
    public static void putShort(long oop, int offset, short value) {
        RawMemory.putShort(oop + offset, value);
    }

    /** Reads a char field. */
    public static char getChar(long oop, int offset) {
        return RawMemory.getChar(oop + offset);
    }

    /** Writes a char field. */
    public static void putChar(long oop, int offset, char value) {
        RawMemory.putChar(oop + offset, value);
    }

    /** Reads a float field. */
    public static float getFloat(long oop, int offset) {
        return RawMemory.getFloat(oop + offset);
    }

    /** Writes a float field. */
    public static void putFloat(long oop, int offset, float value) {
        RawMemory.putFloat(oop + offset, value);
    }

    /** Reads a double field. */
    public static double getDouble(long oop, int offset) {
        return RawMemory.getDouble(oop + offset);
    }

    /** Writes a double field. */
    public static void putDouble(long oop, int offset, double value) {
        RawMemory.putDouble(oop + offset, value);
    }
}
