package org.stubarchive.natives.misc;

import jdk.internal.misc.Unsafe;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/**
 * {@code jdk.internal.misc.Unsafe}: memory of objects and native memory, atomic operations, class definition, parking. An object and an
 * offset give an address; with a null object the offset is the address. Statics are addressed relative to their class's mirror.
 */
public final class UnsafeNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getInt(Ljava/lang/Object;J)I",
        "putInt(Ljava/lang/Object;JI)V",
        "getReference(Ljava/lang/Object;J)Ljava/lang/Object;",
        "putReference(Ljava/lang/Object;JLjava/lang/Object;)V",
        "getBoolean(Ljava/lang/Object;J)Z",
        "putBoolean(Ljava/lang/Object;JZ)V",
        "getByte(Ljava/lang/Object;J)B",
        "putByte(Ljava/lang/Object;JB)V",
        "getShort(Ljava/lang/Object;J)S",
        "putShort(Ljava/lang/Object;JS)V",
        "getChar(Ljava/lang/Object;J)C",
        "putChar(Ljava/lang/Object;JC)V",
        "getLong(Ljava/lang/Object;J)J",
        "putLong(Ljava/lang/Object;JJ)V",
        "getFloat(Ljava/lang/Object;J)F",
        "putFloat(Ljava/lang/Object;JF)V",
        "getDouble(Ljava/lang/Object;J)D",
        "putDouble(Ljava/lang/Object;JD)V",
        "getIntVolatile(Ljava/lang/Object;J)I",
        "putIntVolatile(Ljava/lang/Object;JI)V",
        "getReferenceVolatile(Ljava/lang/Object;J)Ljava/lang/Object;",
        "putReferenceVolatile(Ljava/lang/Object;JLjava/lang/Object;)V",
        "getBooleanVolatile(Ljava/lang/Object;J)Z",
        "putBooleanVolatile(Ljava/lang/Object;JZ)V",
        "getByteVolatile(Ljava/lang/Object;J)B",
        "putByteVolatile(Ljava/lang/Object;JB)V",
        "getShortVolatile(Ljava/lang/Object;J)S",
        "putShortVolatile(Ljava/lang/Object;JS)V",
        "getCharVolatile(Ljava/lang/Object;J)C",
        "putCharVolatile(Ljava/lang/Object;JC)V",
        "getLongVolatile(Ljava/lang/Object;J)J",
        "putLongVolatile(Ljava/lang/Object;JJ)V",
        "getFloatVolatile(Ljava/lang/Object;J)F",
        "putFloatVolatile(Ljava/lang/Object;JF)V",
        "getDoubleVolatile(Ljava/lang/Object;J)D",
        "putDoubleVolatile(Ljava/lang/Object;JD)V",
        "getUncompressedObject(J)Ljava/lang/Object;",
        "compareAndSetReference(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Z",
        "compareAndExchangeReference(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
        "compareAndSetInt(Ljava/lang/Object;JII)Z",
        "compareAndExchangeInt(Ljava/lang/Object;JII)I",
        "compareAndSetLong(Ljava/lang/Object;JJJ)Z",
        "compareAndExchangeLong(Ljava/lang/Object;JJJ)J",
        "loadFence()V",
        "storeFence()V",
        "fullFence()V",
        "allocateMemory0(J)J",
        "reallocateMemory0(JJ)J",
        "freeMemory0(J)V",
        "setMemory0(Ljava/lang/Object;JJB)V",
        "copyMemory0(Ljava/lang/Object;JLjava/lang/Object;JJ)V",
        "copySwapMemory0(Ljava/lang/Object;JLjava/lang/Object;JJJ)V",
        "writeback0(J)V",
        "writebackPreSync0()V",
        "writebackPostSync0()V",
        "defineClass0(Ljava/lang/String;[BIILjava/lang/ClassLoader;Ljava/security/ProtectionDomain;)Ljava/lang/Class;",
        "allocateInstance(Ljava/lang/Class;)Ljava/lang/Object;",
        "throwException(Ljava/lang/Throwable;)V",
        "unpark(Ljava/lang/Object;)V",
        "park(ZJ)V",
        "objectFieldOffset0(Ljava/lang/reflect/Field;)J",
        "objectFieldOffset1(Ljava/lang/Class;Ljava/lang/String;)J",
        "staticFieldOffset0(Ljava/lang/reflect/Field;)J",
        "staticFieldBase0(Ljava/lang/reflect/Field;)Ljava/lang/Object;",
        "shouldBeInitialized0(Ljava/lang/Class;)Z",
        "ensureClassInitialized0(Ljava/lang/Class;)V",
        "arrayBaseOffset0(Ljava/lang/Class;)I",
        "arrayIndexScale0(Ljava/lang/Class;)I",
        "getLoadAverage0([DI)I",
    };
    private static final Unsafe HOST = Unsafe.getUnsafe();

    /** The natives. */
    public UnsafeNatives() {
        super("jdk/internal/misc/Unsafe", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getInt(Ljava/lang/Object;J)I
                return RawMemory.getInt(address(c));
            case 1: // putInt(Ljava/lang/Object;JI)V
                RawMemory.putInt(address(c), c.intAt(2));
                return 0;
            case 2: // getReference(Ljava/lang/Object;J)Ljava/lang/Object;
                return RawMemory.getLong(address(c));
            case 3: // putReference(Ljava/lang/Object;JLjava/lang/Object;)V
                RawMemory.putLong(address(c), c.refAt(2));
                return 0;
            case 4: // getBoolean(Ljava/lang/Object;J)Z
                return bits(RawMemory.getByte(address(c)) != 0);
            case 5: // putBoolean(Ljava/lang/Object;JZ)V
                RawMemory.putByte(address(c), (byte) (c.booleanAt(2) ? 1 : 0));
                return 0;
            case 6: // getByte(Ljava/lang/Object;J)B
                return RawMemory.getByte(address(c));
            case 7: // putByte(Ljava/lang/Object;JB)V
                RawMemory.putByte(address(c), (byte) c.intAt(2));
                return 0;
            case 8: // getShort(Ljava/lang/Object;J)S
                return RawMemory.getShort(address(c));
            case 9: // putShort(Ljava/lang/Object;JS)V
                RawMemory.putShort(address(c), (short) c.intAt(2));
                return 0;
            case 10: // getChar(Ljava/lang/Object;J)C
                return RawMemory.getChar(address(c));
            case 11: // putChar(Ljava/lang/Object;JC)V
                RawMemory.putChar(address(c), (char) c.intAt(2));
                return 0;
            case 12: // getLong(Ljava/lang/Object;J)J
                return RawMemory.getLong(address(c));
            case 13: // putLong(Ljava/lang/Object;JJ)V
                RawMemory.putLong(address(c), c.longAt(2));
                return 0;
            case 14: // getFloat(Ljava/lang/Object;J)F
                return RawMemory.getInt(address(c));
            case 15: // putFloat(Ljava/lang/Object;JF)V
                RawMemory.putInt(address(c), c.intAt(2));
                return 0;
            case 16: // getDouble(Ljava/lang/Object;J)D
                return RawMemory.getLong(address(c));
            case 17: // putDouble(Ljava/lang/Object;JD)V
                RawMemory.putLong(address(c), c.longAt(2));
                return 0;
            case 18: // getIntVolatile(Ljava/lang/Object;J)I
                return RawMemory.getIntVolatile(address(c));
            case 19: // putIntVolatile(Ljava/lang/Object;JI)V
                RawMemory.putIntVolatile(address(c), c.intAt(2));
                return 0;
            case 20: // getReferenceVolatile(Ljava/lang/Object;J)Ljava/lang/Object;
                return RawMemory.getLongVolatile(address(c));
            case 21: // putReferenceVolatile(Ljava/lang/Object;JLjava/lang/Object;)V
                RawMemory.putLongVolatile(address(c), c.refAt(2));
                return 0;
            case 22: // getBooleanVolatile(Ljava/lang/Object;J)Z
                return bits(RawMemory.getByteVolatile(address(c)) != 0);
            case 23: // putBooleanVolatile(Ljava/lang/Object;JZ)V
                RawMemory.putByteVolatile(address(c), (byte) (c.booleanAt(2) ? 1 : 0));
                return 0;
            case 24: // getByteVolatile(Ljava/lang/Object;J)B
                return RawMemory.getByteVolatile(address(c));
            case 25: // putByteVolatile(Ljava/lang/Object;JB)V
                RawMemory.putByteVolatile(address(c), (byte) c.intAt(2));
                return 0;
            case 26: // getShortVolatile(Ljava/lang/Object;J)S
                return RawMemory.getShortVolatile(address(c));
            case 27: // putShortVolatile(Ljava/lang/Object;JS)V
                RawMemory.putShortVolatile(address(c), (short) c.intAt(2));
                return 0;
            case 28: // getCharVolatile(Ljava/lang/Object;J)C
                return RawMemory.getCharVolatile(address(c));
            case 29: // putCharVolatile(Ljava/lang/Object;JC)V
                RawMemory.putCharVolatile(address(c), (char) c.intAt(2));
                return 0;
            case 30: // getLongVolatile(Ljava/lang/Object;J)J
                return RawMemory.getLongVolatile(address(c));
            case 31: // putLongVolatile(Ljava/lang/Object;JJ)V
                RawMemory.putLongVolatile(address(c), c.longAt(2));
                return 0;
            case 32: // getFloatVolatile(Ljava/lang/Object;J)F
                return RawMemory.getIntVolatile(address(c));
            case 33: // putFloatVolatile(Ljava/lang/Object;JF)V
                RawMemory.putIntVolatile(address(c), c.intAt(2));
                return 0;
            case 34: // getDoubleVolatile(Ljava/lang/Object;J)D
                return RawMemory.getLongVolatile(address(c));
            case 35: // putDoubleVolatile(Ljava/lang/Object;JD)V
                RawMemory.putLongVolatile(address(c), c.longAt(2));
                return 0;
            case 36: // getUncompressedObject(J)Ljava/lang/Object;
                return RawMemory.getLong(c.longAt(0));
            case 37: // compareAndSetReference(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Z
                return bits(RawMemory.compareAndSetLong(address(c), c.refAt(2), c.refAt(3)));
            case 38: // compareAndExchangeReference(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
                return RawMemory.compareAndExchangeLong(address(c), c.refAt(2), c.refAt(3));
            case 39: // compareAndSetInt(Ljava/lang/Object;JII)Z
                return bits(RawMemory.compareAndSetInt(address(c), c.intAt(2), c.intAt(3)));
            case 40: // compareAndExchangeInt(Ljava/lang/Object;JII)I
                return RawMemory.compareAndExchangeInt(address(c), c.intAt(2), c.intAt(3));
            case 41: // compareAndSetLong(Ljava/lang/Object;JJJ)Z
                return bits(RawMemory.compareAndSetLong(address(c), c.longAt(2), c.longAt(3)));
            case 42: // compareAndExchangeLong(Ljava/lang/Object;JJJ)J
                return RawMemory.compareAndExchangeLong(address(c), c.longAt(2), c.longAt(3));
            case 43: // loadFence()V
                HOST.loadFence();
                return 0;
            case 44: // storeFence()V
                HOST.storeFence();
                return 0;
            case 45: // fullFence()V
                HOST.fullFence();
                return 0;
            case 46: // allocateMemory0(J)J
                return allocate(c.longAt(0));
            case 47: // reallocateMemory0(JJ)J
                return reallocate(c.longAt(0), c.longAt(1));
            case 48: // freeMemory0(J)V
                HOST.freeMemory(c.longAt(0));
                return 0;
            case 49: // setMemory0(Ljava/lang/Object;JJB)V
                RawMemory.fill(address(c), c.longAt(2), (byte) c.intAt(3));
                return 0;
            case 50: // copyMemory0(Ljava/lang/Object;JLjava/lang/Object;JJ)V
                RawMemory.copy(address(c), c.refAt(2) + c.longAt(3), c.longAt(4));
                return 0;
            case 51: // copySwapMemory0(Ljava/lang/Object;JLjava/lang/Object;JJJ)V
                HOST.copySwapMemory(null, address(c), null, c.refAt(2) + c.longAt(3), c.longAt(4), c.longAt(5));
                return 0;
            case 52: // writeback0(J)V
            case 53: // writebackPreSync0()V
            case 54: // writebackPostSync0()V
                throw c.exception("java/lang/RuntimeException", "writebackMemory not enabled!");
            case 55: // defineClass0(Ljava/lang/String;[BIILjava/lang/ClassLoader;Ljava/security/ProtectionDomain;)Ljava/lang/Class;
                return UnsafeClasses.define(c);
            case 56: // allocateInstance(Ljava/lang/Class;)Ljava/lang/Object;
                return UnsafeClasses.allocateInstance(c);
            case 57: // throwException(Ljava/lang/Throwable;)V
                throw c.thread().setPending(c.nonNullAt(0));
            case 58: // unpark(Ljava/lang/Object;)V
                c.vm().threads().unpark(c.refAt(0));
                return 0;
            case 59: // park(ZJ)V
                c.vm().threads().park(c.thread(), c.booleanAt(0), c.longAt(1));
                return 0;
            case 60: // objectFieldOffset0(Ljava/lang/reflect/Field;)J
                return UnsafeClasses.objectFieldOffset(c);
            case 61: // objectFieldOffset1(Ljava/lang/Class;Ljava/lang/String;)J
                return UnsafeClasses.objectFieldOffsetByName(c);
            case 62: // staticFieldOffset0(Ljava/lang/reflect/Field;)J
                return UnsafeClasses.staticFieldOffset(c);
            case 63: // staticFieldBase0(Ljava/lang/reflect/Field;)Ljava/lang/Object;
                return UnsafeClasses.staticFieldBase(c);
            case 64: // shouldBeInitialized0(Ljava/lang/Class;)Z
                return bits(UnsafeClasses.shouldBeInitialized(c));
            case 65: // ensureClassInitialized0(Ljava/lang/Class;)V
                UnsafeClasses.ensureInitialized(c);
                return 0;
            case 66: // arrayBaseOffset0(Ljava/lang/Class;)I
                return UnsafeClasses.arrayBaseOffset(c);
            case 67: // arrayIndexScale0(Ljava/lang/Class;)I
                return UnsafeClasses.arrayIndexScale(c);
            case 68: // getLoadAverage0([DI)I
                return LoadAverage.read(c.refAt(0), c.intAt(1));
            default:
                throw noSuchNative(index);
        }
    }

    /** Address that the first two arguments, an object and an offset, denote. */
    private static long address(NativeCall c) {
        return c.refAt(0) + c.longAt(1);
    }

    /** Native memory, 0 if there is none. */
    private static long allocate(long bytes) {
        try {
            return HOST.allocateMemory(bytes);
        } catch (OutOfMemoryError e) {
            return 0;
        }
    }

    private static long reallocate(long address, long bytes) {
        try {
            return HOST.reallocateMemory(address, bytes);
        } catch (OutOfMemoryError e) {
            return 0;
        }
    }
}
