package org.stubarchive.natives.reflect;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Oops;

/** Primitive values as objects of their wrapper classes, and widening between them (JLS 5.1.2). */
public final class Boxing {
    private static final BasicType[] TYPES = {BasicType.BOOLEAN, BasicType.CHAR, BasicType.FLOAT, BasicType.DOUBLE, BasicType.BYTE,
        BasicType.SHORT, BasicType.INT, BasicType.LONG};
    private static final String[] CLASSES = {"java/lang/Boolean", "java/lang/Character", "java/lang/Float", "java/lang/Double",
        "java/lang/Byte", "java/lang/Short", "java/lang/Integer", "java/lang/Long"};
    private static final GuestField[] VALUES = valueFields();

    private Boxing() {}

    private static GuestField[] valueFields() {
        GuestField[] fields = new GuestField[TYPES.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = new GuestField(CLASSES[i], "value", String.valueOf(TYPES[i].descriptor()));
        }
        return fields;
    }

    private static int index(BasicType type) {
        return type.code() - BasicType.BOOLEAN.code();
    }

    /** A new wrapper of a value given as raw bits. Allocates. */
    public static long box(NativeCall c, BasicType type, long raw) {
        int i = index(type);
        InstanceKlass klass = c.vm().dictionary().bootKlass(CLASSES[i]);
        c.vm().dictionary().initialize(c.thread(), klass);
        long object = c.vm().heap().allocateInstance(c.thread(), klass);
        write(object, VALUES[i].offset(object), type, raw);
        return object;
    }

    /** Type of the value that an object wraps, or null if it is not a wrapper. */
    public static BasicType typeOf(long oop) {
        Klass klass = Oops.klass(oop);
        if (klass.loader().isBoot()) {
            for (int i = 0; i < CLASSES.length; i++) {
                if (klass.name().equals(CLASSES[i])) {
                    return TYPES[i];
                }
            }
        }
        return null;
    }

    /** Raw bits of the value that a wrapper of the given type holds, extended to 64 bits. */
    public static long unbox(long oop, BasicType type) {
        return read(oop, VALUES[index(type)].offset(oop), type);
    }

    /** Raw bits of a field or array element, extended to 64 bits. */
    public static long read(long oop, int offset, BasicType type) {
        switch (type) {
            case BOOLEAN:
            case BYTE:
                return Oops.getByte(oop, offset);
            case CHAR:
                return Oops.getChar(oop, offset);
            case SHORT:
                return Oops.getShort(oop, offset);
            case INT:
                return Oops.getInt(oop, offset);
            case FLOAT:
                return Oops.getInt(oop, offset) & 0xFFFF_FFFFL;
            case LONG:
            case DOUBLE:
                return Oops.getLong(oop, offset);
            default:
                return Oops.getReference(oop, offset);
        }
    }

    /** Stores raw bits in a field or array element. */
    public static void write(long oop, int offset, BasicType type, long raw) {
        switch (type) {
            case BOOLEAN:
            case BYTE:
                Oops.putByte(oop, offset, (byte) raw);
                break;
            case CHAR:
            case SHORT:
                Oops.putShort(oop, offset, (short) raw);
                break;
            case INT:
            case FLOAT:
                Oops.putInt(oop, offset, (int) raw);
                break;
            case LONG:
            case DOUBLE:
                Oops.putLong(oop, offset, raw);
                break;
            default:
                Oops.putReference(oop, offset, raw);
                break;
        }
    }

    /** Whether a value of one primitive type may be widened to another, or is of it. */
    public static boolean isWidening(BasicType from, BasicType to) {
        if (from == to) {
            return true;
        }
        switch (to) {
            case SHORT:
                return from == BasicType.BYTE;
            case INT:
                return from == BasicType.BYTE || from == BasicType.SHORT || from == BasicType.CHAR;
            case LONG:
                return from == BasicType.INT || isWidening(from, BasicType.INT);
            case FLOAT:
                return from == BasicType.LONG || isWidening(from, BasicType.LONG);
            case DOUBLE:
                return from == BasicType.FLOAT || isWidening(from, BasicType.FLOAT);
            default:
                return false;
        }
    }

    /** Raw bits of a value widened; {@link #isWidening} must hold. */
    public static long widen(BasicType from, BasicType to, long raw) {
        if (from == to) {
            return raw;
        }
        if (to == BasicType.FLOAT) {
            return Float.floatToRawIntBits((float) raw) & 0xFFFF_FFFFL;
        }
        if (to == BasicType.DOUBLE) {
            return Double.doubleToRawLongBits(from == BasicType.FLOAT ? (double) Float.intBitsToFloat((int) raw) : (double) raw);
        }
        return raw;
    }
}
