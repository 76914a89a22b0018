package org.stubarchive.natives.misc;

import jdk.internal.misc.Unsafe;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/**
 * {@code jdk.internal.misc.Unsafe}: memory of objects and native memory, atomic operations, class definition, parking. An object and an
 * offset give an address; with a null object the offset is the address. Statics are addressed relative to their class's mirror.
 */
@NativesOf("jdk/internal/misc/Unsafe")
final class UnsafeNatives {
    private static final Unsafe HOST = Unsafe.getUnsafe();

    @Native("getInt(Ljava/lang/Object;J)I")
    static int getInt(@Oop long o, long offset) {
        return RawMemory.getInt(address(o, offset));
    }

    @Native("putInt(Ljava/lang/Object;JI)V")
    static void putInt(@Oop long o, long offset, int x) {
        RawMemory.putInt(address(o, offset), x);
    }

    @Native("getReference(Ljava/lang/Object;J)Ljava/lang/Object;")
    static @Oop long getReference(@Oop long o, long offset) {
        return RawMemory.getLong(address(o, offset));
    }

    @Native("putReference(Ljava/lang/Object;JLjava/lang/Object;)V")
    static void putReference(@Oop long o, long offset, @Oop long x) {
        RawMemory.putLong(address(o, offset), x);
    }

    @Native("getBoolean(Ljava/lang/Object;J)Z")
    static boolean getBoolean(@Oop long o, long offset) {
        return RawMemory.getByte(address(o, offset)) != 0;
    }

    @Native("putBoolean(Ljava/lang/Object;JZ)V")
    static void putBoolean(@Oop long o, long offset, boolean x) {
        RawMemory.putByte(address(o, offset), (byte) (x ? 1 : 0));
    }

    @Native("getByte(Ljava/lang/Object;J)B")
    static byte getByte(@Oop long o, long offset) {
        return RawMemory.getByte(address(o, offset));
    }

    @Native("putByte(Ljava/lang/Object;JB)V")
    static void putByte(@Oop long o, long offset, byte x) {
        RawMemory.putByte(address(o, offset), x);
    }

    @Native("getShort(Ljava/lang/Object;J)S")
    static short getShort(@Oop long o, long offset) {
        return RawMemory.getShort(address(o, offset));
    }

    @Native("putShort(Ljava/lang/Object;JS)V")
    static void putShort(@Oop long o, long offset, short x) {
        RawMemory.putShort(address(o, offset), x);
    }

    @Native("getChar(Ljava/lang/Object;J)C")
    static char getChar(@Oop long o, long offset) {
        return RawMemory.getChar(address(o, offset));
    }

    @Native("putChar(Ljava/lang/Object;JC)V")
    static void putChar(@Oop long o, long offset, char x) {
        RawMemory.putChar(address(o, offset), x);
    }

    @Native("getLong(Ljava/lang/Object;J)J")
    static long getLong(@Oop long o, long offset) {
        return RawMemory.getLong(address(o, offset));
    }

    @Native("putLong(Ljava/lang/Object;JJ)V")
    static void putLong(@Oop long o, long offset, long x) {
        RawMemory.putLong(address(o, offset), x);
    }

    @Native("getFloat(Ljava/lang/Object;J)F")
    static float getFloat(@Oop long o, long offset) {
        return Float.intBitsToFloat(RawMemory.getInt(address(o, offset)));
    }

    @Native("putFloat(Ljava/lang/Object;JF)V")
    static void putFloat(@Oop long o, long offset, float x) {
        RawMemory.putInt(address(o, offset), Float.floatToRawIntBits(x));
    }

    @Native("getDouble(Ljava/lang/Object;J)D")
    static double getDouble(@Oop long o, long offset) {
        return Double.longBitsToDouble(RawMemory.getLong(address(o, offset)));
    }

    @Native("putDouble(Ljava/lang/Object;JD)V")
    static void putDouble(@Oop long o, long offset, double x) {
        RawMemory.putLong(address(o, offset), Double.doubleToRawLongBits(x));
    }

    @Native("getIntVolatile(Ljava/lang/Object;J)I")
    static int getIntVolatile(@Oop long o, long offset) {
        return RawMemory.getIntVolatile(address(o, offset));
    }

    @Native("putIntVolatile(Ljava/lang/Object;JI)V")
    static void putIntVolatile(@Oop long o, long offset, int x) {
        RawMemory.putIntVolatile(address(o, offset), x);
    }

    @Native("getReferenceVolatile(Ljava/lang/Object;J)Ljava/lang/Object;")
    static @Oop long getReferenceVolatile(@Oop long o, long offset) {
        return RawMemory.getLongVolatile(address(o, offset));
    }

    @Native("putReferenceVolatile(Ljava/lang/Object;JLjava/lang/Object;)V")
    static void putReferenceVolatile(@Oop long o, long offset, @Oop long x) {
        RawMemory.putLongVolatile(address(o, offset), x);
    }

    @Native("getBooleanVolatile(Ljava/lang/Object;J)Z")
    static boolean getBooleanVolatile(@Oop long o, long offset) {
        return RawMemory.getByteVolatile(address(o, offset)) != 0;
    }

    @Native("putBooleanVolatile(Ljava/lang/Object;JZ)V")
    static void putBooleanVolatile(@Oop long o, long offset, boolean x) {
        RawMemory.putByteVolatile(address(o, offset), (byte) (x ? 1 : 0));
    }

    @Native("getByteVolatile(Ljava/lang/Object;J)B")
    static byte getByteVolatile(@Oop long o, long offset) {
        return RawMemory.getByteVolatile(address(o, offset));
    }

    @Native("putByteVolatile(Ljava/lang/Object;JB)V")
    static void putByteVolatile(@Oop long o, long offset, byte x) {
        RawMemory.putByteVolatile(address(o, offset), x);
    }

    @Native("getShortVolatile(Ljava/lang/Object;J)S")
    static short getShortVolatile(@Oop long o, long offset) {
        return RawMemory.getShortVolatile(address(o, offset));
    }

    @Native("putShortVolatile(Ljava/lang/Object;JS)V")
    static void putShortVolatile(@Oop long o, long offset, short x) {
        RawMemory.putShortVolatile(address(o, offset), x);
    }

    @Native("getCharVolatile(Ljava/lang/Object;J)C")
    static char getCharVolatile(@Oop long o, long offset) {
        return RawMemory.getCharVolatile(address(o, offset));
    }

    @Native("putCharVolatile(Ljava/lang/Object;JC)V")
    static void putCharVolatile(@Oop long o, long offset, char x) {
        RawMemory.putCharVolatile(address(o, offset), x);
    }

    @Native("getLongVolatile(Ljava/lang/Object;J)J")
    static long getLongVolatile(@Oop long o, long offset) {
        return RawMemory.getLongVolatile(address(o, offset));
    }

    @Native("putLongVolatile(Ljava/lang/Object;JJ)V")
    static void putLongVolatile(@Oop long o, long offset, long x) {
        RawMemory.putLongVolatile(address(o, offset), x);
    }

    @Native("getFloatVolatile(Ljava/lang/Object;J)F")
    static float getFloatVolatile(@Oop long o, long offset) {
        return Float.intBitsToFloat(RawMemory.getIntVolatile(address(o, offset)));
    }

    @Native("putFloatVolatile(Ljava/lang/Object;JF)V")
    static void putFloatVolatile(@Oop long o, long offset, float x) {
        RawMemory.putIntVolatile(address(o, offset), Float.floatToRawIntBits(x));
    }

    @Native("getDoubleVolatile(Ljava/lang/Object;J)D")
    static double getDoubleVolatile(@Oop long o, long offset) {
        return Double.longBitsToDouble(RawMemory.getLongVolatile(address(o, offset)));
    }

    @Native("putDoubleVolatile(Ljava/lang/Object;JD)V")
    static void putDoubleVolatile(@Oop long o, long offset, double x) {
        RawMemory.putLongVolatile(address(o, offset), Double.doubleToRawLongBits(x));
    }

    @Native("getUncompressedObject(J)Ljava/lang/Object;")
    static @Oop long getUncompressedObject(long address) {
        return RawMemory.getLong(address);
    }

    @Native("compareAndSetReference(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Z")
    static boolean compareAndSetReference(@Oop long o, long offset, @Oop long expected, @Oop long x) {
        return RawMemory.compareAndSetLong(address(o, offset), expected, x);
    }

    @Native("compareAndExchangeReference(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;")
    static @Oop long compareAndExchangeReference(@Oop long o, long offset, @Oop long expected, @Oop long x) {
        return RawMemory.compareAndExchangeLong(address(o, offset), expected, x);
    }

    @Native("compareAndSetInt(Ljava/lang/Object;JII)Z")
    static boolean compareAndSetInt(@Oop long o, long offset, int expected, int x) {
        return RawMemory.compareAndSetInt(address(o, offset), expected, x);
    }

    @Native("compareAndExchangeInt(Ljava/lang/Object;JII)I")
    static int compareAndExchangeInt(@Oop long o, long offset, int expected, int x) {
        return RawMemory.compareAndExchangeInt(address(o, offset), expected, x);
    }

    @Native("compareAndSetLong(Ljava/lang/Object;JJJ)Z")
    static boolean compareAndSetLong(@Oop long o, long offset, long expected, long x) {
        return RawMemory.compareAndSetLong(address(o, offset), expected, x);
    }

    @Native("compareAndExchangeLong(Ljava/lang/Object;JJJ)J")
    static long compareAndExchangeLong(@Oop long o, long offset, long expected, long x) {
        return RawMemory.compareAndExchangeLong(address(o, offset), expected, x);
    }

    @Native(value = "loadFence()V", last = 17)
    static void loadFence() {
        HOST.loadFence();
    }

    @Native(value = "storeFence()V", last = 17)
    static void storeFence() {
        HOST.storeFence();
    }

    @Native("fullFence()V")
    static void fullFence() {
        HOST.fullFence();
    }

    @Native("allocateMemory0(J)J")
    static long allocateMemory0(long bytes) {
        return allocate(bytes);
    }

    @Native("reallocateMemory0(JJ)J")
    static long reallocateMemory0(long address, long bytes) {
        return reallocate(address, bytes);
    }

    @Native("freeMemory0(J)V")
    static void freeMemory0(long address) {
        HOST.freeMemory(address);
    }

    @Native("setMemory0(Ljava/lang/Object;JJB)V")
    static void setMemory0(@Oop long o, long offset, long bytes, byte value) {
        RawMemory.fill(address(o, offset), bytes, value);
    }

    @Native("copyMemory0(Ljava/lang/Object;JLjava/lang/Object;JJ)V")
    static void copyMemory0(@Oop long srcBase, long srcOffset, @Oop long destBase, long destOffset, long bytes) {
        RawMemory.copy(address(srcBase, srcOffset), destBase + destOffset, bytes);
    }

    @Native("copySwapMemory0(Ljava/lang/Object;JLjava/lang/Object;JJJ)V")
    static void copySwapMemory0(@Oop long srcBase, long srcOffset, @Oop long destBase, long destOffset, long bytes, long elemSize) {
        HOST.copySwapMemory(null, address(srcBase, srcOffset), null, destBase + destOffset, bytes, elemSize);
    }

    @Native("writeback0(J)V")
    static void writeback0(NativeCall c, long address) {
        throw c.exception("java/lang/RuntimeException", "writebackMemory not enabled!");
    }

    @Native("writebackPreSync0()V")
    @Native("writebackPostSync0()V")
    static void writebackPreSync0(NativeCall c) {
        throw c.exception("java/lang/RuntimeException", "writebackMemory not enabled!");
    }

    @Native("throwException(Ljava/lang/Throwable;)V")
    static void throwException(NativeCall c, @Oop long ee) {
        throw c.thread().setPending(c.nonNull(ee));
    }

    @Native("unpark(Ljava/lang/Object;)V")
    static void unpark(NativeCall c, @Oop long thread) {
        c.vm().threads().unpark(thread);
    }

    @Native("park(ZJ)V")
    static void park(NativeCall c, boolean isAbsolute, long time) {
        c.vm().threads().park(c.thread(), isAbsolute, time);
    }

    @Native("getLoadAverage0([DI)I")
    static int getLoadAverage0(@Oop long loadavg, int nelems) {
        return LoadAverage.read(loadavg, nelems);
    }

    /** Address that an object and an offset denote. */
    private static long address(@Oop long o, long offset) {
        return o + offset;
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
