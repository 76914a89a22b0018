package org.stubarchive.vm.classes;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/** The wrapper objects of primitive values. */
public final class Boxes {
    private Boxes() {
    }

    private static String wrapper(BasicType type) {
        return switch (type) {
            case BOOLEAN -> "java/lang/Boolean";
            case CHAR -> "java/lang/Character";
            case FLOAT -> "java/lang/Float";
            case DOUBLE -> "java/lang/Double";
            case BYTE -> "java/lang/Byte";
            case SHORT -> "java/lang/Short";
            case INT -> "java/lang/Integer";
            case LONG -> "java/lang/Long";
            default -> throw new IllegalArgumentException("no wrapper of " + type);
        };
    }

    /** A fresh wrapper of a value given as raw bits. */
    public static long box(JavaThread t, SystemDictionary dictionary, BasicType type, long bits) {
        InstanceKlass k = dictionary.bootKlass(wrapper(type));
        dictionary.initialize(t, k);
        Field f = k.findField("value", String.valueOf(type.descriptor()));
        long oop = dictionary.runtime().allocateInstance(t, k);
        switch (type.size()) {
            case 1 -> Oops.putByte(oop, f.offset(), (byte) bits);
            case 2 -> Oops.putShort(oop, f.offset(), (short) bits);
            case 4 -> Oops.putInt(oop, f.offset(), (int) bits);
            default -> Oops.putLong(oop, f.offset(), bits);
        }
        return oop;
    }

    /** Raw bits of the value in a wrapper; ints are sign-extended, chars and booleans zero-extended. */
    public static long unbox(long oop, BasicType type) {
        int offset = ((InstanceKlass) Oops.klass(oop)).findField("value", String.valueOf(type.descriptor())).offset();
        return switch (type) {
            case BOOLEAN, BYTE -> Oops.getByte(oop, offset);
            case CHAR -> Oops.getChar(oop, offset);
            case SHORT -> Oops.getShort(oop, offset);
            case INT, FLOAT -> Oops.getInt(oop, offset);
            default -> Oops.getLong(oop, offset);
        };
    }
}
