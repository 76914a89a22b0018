package org.stubarchive.natives.reflect;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.reflect.Array}. */
public final class ArrayNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getLength(Ljava/lang/Object;)I",
        "get(Ljava/lang/Object;I)Ljava/lang/Object;",
        "set(Ljava/lang/Object;ILjava/lang/Object;)V",
        "newArray(Ljava/lang/Class;I)Ljava/lang/Object;",
        "multiNewArray(Ljava/lang/Class;[I)Ljava/lang/Object;",
        "getBoolean(Ljava/lang/Object;I)Z",
        "getByte(Ljava/lang/Object;I)B",
        "getChar(Ljava/lang/Object;I)C",
        "getShort(Ljava/lang/Object;I)S",
        "getInt(Ljava/lang/Object;I)I",
        "getLong(Ljava/lang/Object;I)J",
        "getFloat(Ljava/lang/Object;I)F",
        "getDouble(Ljava/lang/Object;I)D",
        "setBoolean(Ljava/lang/Object;IZ)V",
        "setByte(Ljava/lang/Object;IB)V",
        "setChar(Ljava/lang/Object;IC)V",
        "setShort(Ljava/lang/Object;IS)V",
        "setInt(Ljava/lang/Object;II)V",
        "setLong(Ljava/lang/Object;IJ)V",
        "setFloat(Ljava/lang/Object;IF)V",
        "setDouble(Ljava/lang/Object;ID)V",
    };

    /** The natives. */
    public ArrayNatives() {
        super("java/lang/reflect/Array", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getLength(Ljava/lang/Object;)I
                return ArrayAccess.length(c);
            case 1: // get(Ljava/lang/Object;I)Ljava/lang/Object;
                return ArrayAccess.getObject(c);
            case 2: // set(Ljava/lang/Object;ILjava/lang/Object;)V
                return ArrayAccess.setObject(c);
            case 3: // newArray(Ljava/lang/Class;I)Ljava/lang/Object;
                return ArrayCreation.create(c);
            case 4: // multiNewArray(Ljava/lang/Class;[I)Ljava/lang/Object;
                return ArrayCreation.createMulti(c);
            case 5: // getBoolean(Ljava/lang/Object;I)Z
                return ArrayAccess.get(c, BasicType.BOOLEAN);
            case 6: // getByte(Ljava/lang/Object;I)B
                return ArrayAccess.get(c, BasicType.BYTE);
            case 7: // getChar(Ljava/lang/Object;I)C
                return ArrayAccess.get(c, BasicType.CHAR);
            case 8: // getShort(Ljava/lang/Object;I)S
                return ArrayAccess.get(c, BasicType.SHORT);
            case 9: // getInt(Ljava/lang/Object;I)I
                return ArrayAccess.get(c, BasicType.INT);
            case 10: // getLong(Ljava/lang/Object;I)J
                return ArrayAccess.get(c, BasicType.LONG);
            case 11: // getFloat(Ljava/lang/Object;I)F
                return ArrayAccess.get(c, BasicType.FLOAT);
            case 12: // getDouble(Ljava/lang/Object;I)D
                return ArrayAccess.get(c, BasicType.DOUBLE);
            case 13: // setBoolean(Ljava/lang/Object;IZ)V
                return ArrayAccess.set(c, BasicType.BOOLEAN, c.intAt(2));
            case 14: // setByte(Ljava/lang/Object;IB)V
                return ArrayAccess.set(c, BasicType.BYTE, c.intAt(2));
            case 15: // setChar(Ljava/lang/Object;IC)V
                return ArrayAccess.set(c, BasicType.CHAR, c.intAt(2));
            case 16: // setShort(Ljava/lang/Object;IS)V
                return ArrayAccess.set(c, BasicType.SHORT, c.intAt(2));
            case 17: // setInt(Ljava/lang/Object;II)V
                return ArrayAccess.set(c, BasicType.INT, c.intAt(2));
            case 18: // setLong(Ljava/lang/Object;IJ)V
                return ArrayAccess.set(c, BasicType.LONG, c.longAt(2));
            case 19: // setFloat(Ljava/lang/Object;IF)V
                return ArrayAccess.set(c, BasicType.FLOAT, c.intAt(2) & 0xFFFF_FFFFL);
            case 20: // setDouble(Ljava/lang/Object;ID)V
                return ArrayAccess.set(c, BasicType.DOUBLE, c.longAt(2));
            default:
                throw noSuchNative(index);
        }
    }
}
