package org.stubarchive.natives.reflect;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.lang.reflect.Array}. */
@NativesOf("java/lang/reflect/Array")
final class ArrayNatives {
    @Native("getBoolean(Ljava/lang/Object;I)Z")
    static boolean getBoolean(NativeCall c, @Oop long array, int index) {
        return ArrayAccess.get(c, array, index, BasicType.BOOLEAN) != 0;
    }

    @Native("getByte(Ljava/lang/Object;I)B")
    static byte getByte(NativeCall c, @Oop long array, int index) {
        return (byte) (ArrayAccess.get(c, array, index, BasicType.BYTE));
    }

    @Native("getChar(Ljava/lang/Object;I)C")
    static char getChar(NativeCall c, @Oop long array, int index) {
        return (char) (ArrayAccess.get(c, array, index, BasicType.CHAR));
    }

    @Native("getShort(Ljava/lang/Object;I)S")
    static short getShort(NativeCall c, @Oop long array, int index) {
        return (short) (ArrayAccess.get(c, array, index, BasicType.SHORT));
    }

    @Native("getInt(Ljava/lang/Object;I)I")
    static int getInt(NativeCall c, @Oop long array, int index) {
        return (int) ArrayAccess.get(c, array, index, BasicType.INT);
    }

    @Native("getLong(Ljava/lang/Object;I)J")
    static long getLong(NativeCall c, @Oop long array, int index) {
        return ArrayAccess.get(c, array, index, BasicType.LONG);
    }

    @Native("getFloat(Ljava/lang/Object;I)F")
    static float getFloat(NativeCall c, @Oop long array, int index) {
        return Float.intBitsToFloat((int) ArrayAccess.get(c, array, index, BasicType.FLOAT));
    }

    @Native("getDouble(Ljava/lang/Object;I)D")
    static double getDouble(NativeCall c, @Oop long array, int index) {
        return Double.longBitsToDouble(ArrayAccess.get(c, array, index, BasicType.DOUBLE));
    }

    @Native("setBoolean(Ljava/lang/Object;IZ)V")
    static void setBoolean(NativeCall c, @Oop long array, int index, boolean z) {
        ArrayAccess.set(c, array, index, BasicType.BOOLEAN, (z ? 1 : 0));
    }

    @Native("setByte(Ljava/lang/Object;IB)V")
    static void setByte(NativeCall c, @Oop long array, int index, byte b) {
        ArrayAccess.set(c, array, index, BasicType.BYTE, b);
    }

    @Native("setChar(Ljava/lang/Object;IC)V")
    static void setChar(NativeCall c, @Oop long array, int index, char type) {
        ArrayAccess.set(c, array, index, BasicType.CHAR, type);
    }

    @Native("setShort(Ljava/lang/Object;IS)V")
    static void setShort(NativeCall c, @Oop long array, int index, short s) {
        ArrayAccess.set(c, array, index, BasicType.SHORT, s);
    }

    @Native("setInt(Ljava/lang/Object;II)V")
    static void setInt(NativeCall c, @Oop long array, int index, int i) {
        ArrayAccess.set(c, array, index, BasicType.INT, i);
    }

    @Native("setLong(Ljava/lang/Object;IJ)V")
    static void setLong(NativeCall c, @Oop long array, int index, long l) {
        ArrayAccess.set(c, array, index, BasicType.LONG, l);
    }

    @Native("setFloat(Ljava/lang/Object;IF)V")
    static void setFloat(NativeCall c, @Oop long array, int index, float f) {
        ArrayAccess.set(c, array, index, BasicType.FLOAT, Float.floatToRawIntBits(f) & 0xFFFF_FFFFL);
    }

    @Native("setDouble(Ljava/lang/Object;ID)V")
    static void setDouble(NativeCall c, @Oop long array, int index, double d) {
        ArrayAccess.set(c, array, index, BasicType.DOUBLE, Double.doubleToRawLongBits(d));
    }
}
