package org.stubarchive.loader.memory;

import java.util.Objects;
import jdk.internal.misc.Unsafe;

/**
 * Typed access to native memory. Addresses are absolute; nothing is checked.
 *
 * <p>Plain accesses may be unaligned where the machine allows it. Volatile and atomic accesses must be naturally aligned; they have the
 * ordering of the corresponding {@link java.lang.invoke.VarHandle} access modes.
 */
public final class RawMemory {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long BYTE_ARRAY_BASE = byteArrayBase();
    private static final long INT_ARRAY_BASE = intArrayBase();
    private static final long LONG_ARRAY_BASE = longArrayBase();

    private RawMemory() {}

    // The fields are ints up to JDK 24 and longs from 25 on, so code that is compiled for one does not link with the other.

    private static long byteArrayBase() {
        try {
            return Unsafe.ARRAY_BYTE_BASE_OFFSET;
        } catch (NoSuchFieldError e) {
            return constant("ARRAY_BYTE_BASE_OFFSET");
        }
    }

    private static long intArrayBase() {
        try {
            return Unsafe.ARRAY_INT_BASE_OFFSET;
        } catch (NoSuchFieldError e) {
            return constant("ARRAY_INT_BASE_OFFSET");
        }
    }

    private static long longArrayBase() {
        try {
            return Unsafe.ARRAY_LONG_BASE_OFFSET;
        } catch (NoSuchFieldError e) {
            return constant("ARRAY_LONG_BASE_OFFSET");
        }
    }

    private static long constant(String name) {
        try {
            return Unsafe.class.getField(name).getLong(null);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Reads a signed byte. */
    public static byte getByte(long address) {
        return UNSAFE.getByte(address);
    }

    /** Writes a signed byte. */
    public static void putByte(long address, byte value) {
        UNSAFE.putByte(address, value);
    }

    /** Reads a short. */
    public static short getShort(long address) {
        return UNSAFE.getShort(address);
    }

    /** Writes a short. */
    public static void putShort(long address, short value) {
        UNSAFE.putShort(address, value);
    }

    /** Reads a char. */
    public static char getChar(long address) {
        return UNSAFE.getChar(address);
    }

    /** Writes a char. */
    public static void putChar(long address, char value) {
        UNSAFE.putChar(address, value);
    }

    /** Reads an int. */
    public static int getInt(long address) {
        return UNSAFE.getInt(address);
    }

    /** Writes an int. */
    public static void putInt(long address, int value) {
        UNSAFE.putInt(address, value);
    }

    /** Reads a long. */
    public static long getLong(long address) {
        return UNSAFE.getLong(address);
    }

    /** Writes a long. */
    public static void putLong(long address, long value) {
        UNSAFE.putLong(address, value);
    }

    /** Reads a float. */
    public static float getFloat(long address) {
        return UNSAFE.getFloat(address);
    }

    /** Writes a float. */
    public static void putFloat(long address, float value) {
        UNSAFE.putFloat(address, value);
    }

    /** Reads a double. */
    public static double getDouble(long address) {
        return UNSAFE.getDouble(address);
    }

    /** Writes a double. */
    public static void putDouble(long address, double value) {
        UNSAFE.putDouble(address, value);
    }

    /** Reads a signed byte with volatile semantics. */
    public static byte getByteVolatile(long address) {
        return UNSAFE.getByteVolatile(null, address);
    }

    /** Writes a signed byte with volatile semantics. */
    public static void putByteVolatile(long address, byte value) {
        UNSAFE.putByteVolatile(null, address, value);
    }

    /** Reads a short with volatile semantics. */
    public static short getShortVolatile(long address) {
        return UNSAFE.getShortVolatile(null, address);
    }

    /** Writes a short with volatile semantics. */
    public static void putShortVolatile(long address, short value) {
        UNSAFE.putShortVolatile(null, address, value);
    }

    /** Reads a char with volatile semantics. */
    public static char getCharVolatile(long address) {
        return UNSAFE.getCharVolatile(null, address);
    }

    /** Writes a char with volatile semantics. */
    public static void putCharVolatile(long address, char value) {
        UNSAFE.putCharVolatile(null, address, value);
    }

    /** Reads an int with volatile semantics. */
    public static int getIntVolatile(long address) {
        return UNSAFE.getIntVolatile(null, address);
    }

    /** Writes an int with volatile semantics. */
    public static void putIntVolatile(long address, int value) {
        UNSAFE.putIntVolatile(null, address, value);
    }

    /** Reads a long with volatile semantics. */
    public static long getLongVolatile(long address) {
        return UNSAFE.getLongVolatile(null, address);
    }

    /** Writes a long with volatile semantics. */
    public static void putLongVolatile(long address, long value) {
        UNSAFE.putLongVolatile(null, address, value);
    }

    /** Reads an int with acquire semantics. */
    public static int getIntAcquire(long address) {
        return UNSAFE.getIntAcquire(null, address);
    }

    /** Writes an int with release semantics. */
    public static void putIntRelease(long address, int value) {
        UNSAFE.putIntRelease(null, address, value);
    }

    /** Sets an int atomically to {@code value} if it is {@code expected}; says whether it was. */
    public static boolean compareAndSetInt(long address, int expected, int value) {
        return UNSAFE.compareAndSetInt(null, address, expected, value);
    }

    /** Sets an int atomically to {@code value} if it is {@code expected}; gives what it was before. */
    public static int compareAndExchangeInt(long address, int expected, int value) {
        return UNSAFE.compareAndExchangeInt(null, address, expected, value);
    }

    /** Adds atomically; gives the value before. */
    public static int getAndAddInt(long address, int delta) {
        return UNSAFE.getAndAddInt(null, address, delta);
    }

    /** Sets atomically; gives the value before. */
    public static int getAndSetInt(long address, int value) {
        return UNSAFE.getAndSetInt(null, address, value);
    }

    /** Reads a long with acquire semantics. */
    public static long getLongAcquire(long address) {
        return UNSAFE.getLongAcquire(null, address);
    }

    /** Writes a long with release semantics. */
    public static void putLongRelease(long address, long value) {
        UNSAFE.putLongRelease(null, address, value);
    }

    /** Sets a long atomically to {@code value} if it is {@code expected}; says whether it was. */
    public static boolean compareAndSetLong(long address, long expected, long value) {
        return UNSAFE.compareAndSetLong(null, address, expected, value);
    }

    /** Sets a long atomically to {@code value} if it is {@code expected}; gives what it was before. */
    public static long compareAndExchangeLong(long address, long expected, long value) {
        return UNSAFE.compareAndExchangeLong(null, address, expected, value);
    }

    /** Adds atomically; gives the value before. */
    public static long getAndAddLong(long address, long delta) {
        return UNSAFE.getAndAddLong(null, address, delta);
    }

    /** Sets atomically; gives the value before. */
    public static long getAndSetLong(long address, long value) {
        return UNSAFE.getAndSetLong(null, address, value);
    }

    /** Sets a byte atomically to {@code value} if it is {@code expected}; gives what it was before. */
    public static byte compareAndExchangeByte(long address, byte expected, byte value) {
        return UNSAFE.compareAndExchangeByte(null, address, expected, value);
    }

    /** Sets a short atomically to {@code value} if it is {@code expected}; gives what it was before. */
    public static short compareAndExchangeShort(long address, short expected, short value) {
        return UNSAFE.compareAndExchangeShort(null, address, expected, value);
    }

    /** Reads an unsigned byte, 0..255. */
    public static int getUnsignedByte(long address) {
        return UNSAFE.getByte(address) & 0xFF;
    }

    /** Reads an unsigned 32-bit value. */
    public static long getUnsignedInt(long address) {
        return UNSAFE.getInt(address) & 0xFFFF_FFFFL;
    }

    /** Copies {@code bytes} bytes; the blocks may overlap. */
    public static void copy(long source, long destination, long bytes) {
        UNSAFE.copyMemory(source, destination, bytes);
    }

    /** Sets {@code bytes} bytes to {@code value}. */
    public static void fill(long address, long bytes, byte value) {
        UNSAFE.setMemory(address, bytes, value);
    }

    /**
     * Copies native memory into an array.
     *
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public static void copyToArray(long address, byte[] destination, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, destination.length);
        UNSAFE.copyMemory(null, address, destination, BYTE_ARRAY_BASE + offset, length);
    }

    /**
     * Copies from an array into native memory.
     *
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public static void copyFromArray(long address, byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        UNSAFE.copyMemory(source, BYTE_ARRAY_BASE + offset, null, address, length);
    }

    /** Copies all elements of an array of ints into native memory. */
    public static void copyFromArray(long address, int[] source) {
        UNSAFE.copyMemory(source, INT_ARRAY_BASE, null, address, 4L * source.length);
    }

    /** Fills an array of ints from native memory. */
    public static void copyToArray(long address, int[] destination) {
        UNSAFE.copyMemory(null, address, destination, INT_ARRAY_BASE, 4L * destination.length);
    }

    /** Copies all elements of an array of longs into native memory. */
    public static void copyFromArray(long address, long[] source) {
        UNSAFE.copyMemory(source, LONG_ARRAY_BASE, null, address, 8L * source.length);
    }

    /** Fills an array of longs from native memory. */
    public static void copyToArray(long address, long[] destination) {
        UNSAFE.copyMemory(null, address, destination, LONG_ARRAY_BASE, 8L * destination.length);
    }

    /**
     * Allocates memory from the host's allocator, filled with zeros, aligned to 16 bytes.
     *
     * @throws OutOfMemoryError if there is none
     */
    public static long allocate(long bytes) {
        long address = UNSAFE.allocateMemory(bytes);
        UNSAFE.setMemory(address, bytes, (byte) 0);
        return address;
    }

    /** Frees memory that {@link #allocate} gave. */
    public static void free(long address) {
        UNSAFE.freeMemory(address);
    }

    /** Bytes per page of the machine. */
    public static int pageSize() {
        return UNSAFE.pageSize();
    }

    /** Full memory barrier. */
    public static void fullFence() {
        UNSAFE.fullFence();
    }
}
