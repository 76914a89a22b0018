package org.stubarchive.loader.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stubarchive.testing.OnEveryMachine;

/** Compared with {@link ByteBuffer}. */
@OnEveryMachine
class RawMemoryTest {
    private static final int SIZE = 256;
    private long block;

    @BeforeEach
    void allocate() {
        block = RawMemory.allocate(SIZE);
    }

    @AfterEach
    void free() {
        RawMemory.free(block);
    }

    private byte[] content() {
        byte[] bytes = new byte[SIZE];
        RawMemory.copyToArray(block, bytes, 0, SIZE);
        return bytes;
    }

    @Test
    void typedAccessAtAnyAddress() {
        ByteBuffer expected = ByteBuffer.allocate(SIZE).order(ByteOrder.nativeOrder());
        assertArrayEquals(expected.array(), content(), "fresh memory is zero");
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            int at = random.nextInt(SIZE - 8);
            long value = random.nextLong();
            switch (i % 7) {
                case 0 -> {
                    expected.put(at, (byte) value);
                    RawMemory.putByte(block + at, (byte) value);
                    assertEquals((byte) value, RawMemory.getByte(block + at));
                    assertEquals((byte) value & 0xFF, RawMemory.getUnsignedByte(block + at));
                }
                case 1 -> {
                    expected.putShort(at, (short) value);
                    RawMemory.putShort(block + at, (short) value);
                    assertEquals((short) value, RawMemory.getShort(block + at));
                }
                case 2 -> {
                    expected.putChar(at, (char) value);
                    RawMemory.putChar(block + at, (char) value);
                    assertEquals((char) value, RawMemory.getChar(block + at));
                }
                case 3 -> {
                    expected.putInt(at, (int) value);
                    RawMemory.putInt(block + at, (int) value);
                    assertEquals((int) value, RawMemory.getInt(block + at));
                    assertEquals(value & 0xFFFFFFFFL, RawMemory.getUnsignedInt(block + at));
                }
                case 4 -> {
                    expected.putLong(at, value);
                    RawMemory.putLong(block + at, value);
                    assertEquals(value, RawMemory.getLong(block + at));
                }
                case 5 -> {
                    expected.putFloat(at, (int) value);
                    RawMemory.putFloat(block + at, (int) value);
                    assertEquals((float) (int) value, RawMemory.getFloat(block + at));
                }
                default -> {
                    expected.putDouble(at, value);
                    RawMemory.putDouble(block + at, value);
                    assertEquals((double) value, RawMemory.getDouble(block + at));
                }
            }
        }
        assertArrayEquals(expected.array(), content());
    }

    @Test
    void atomics() {
        RawMemory.putIntVolatile(block, 5);
        assertFalse(RawMemory.compareAndSetInt(block, 4, 6));
        assertTrue(RawMemory.compareAndSetInt(block, 5, 6));
        assertEquals(6, RawMemory.getAndAddInt(block, 10));
        assertEquals(16, RawMemory.getIntVolatile(block));
        RawMemory.putLongVolatile(block + 8, -1);
        assertEquals(-1, RawMemory.compareAndExchangeLong(block + 8, -1, 1L << 40));
        assertEquals(1L << 40, RawMemory.getAndSetLong(block + 8, 3));
        assertEquals(3, RawMemory.getLongVolatile(block + 8));
        RawMemory.putByte(block + 17, (byte) 7);
        assertEquals(7, RawMemory.compareAndExchangeByte(block + 17, (byte) 7, (byte) 8));
        assertEquals(8 << 8, RawMemory.getShort(block + 16));
    }

    @Test
    void copiesOverlapping() {
        for (int i = 0; i < SIZE; i++) {
            RawMemory.putByte(block + i, (byte) i);
        }
        byte[] expected = content();
        System.arraycopy(expected, 3, expected, 10, 100);
        RawMemory.copy(block + 3, block + 10, 100);
        assertArrayEquals(expected, content());
        System.arraycopy(expected, 50, expected, 43, 100);
        RawMemory.copy(block + 50, block + 43, 100);
        assertArrayEquals(expected, content());
        RawMemory.fill(block + 1, 4, (byte) 9);
        assertEquals(0x0909_0909, RawMemory.getInt(block + 1));
    }

    @Test
    void arrayRangesAreChecked() {
        byte[] array = new byte[4];
        assertThrows(IndexOutOfBoundsException.class, () -> RawMemory.copyToArray(block, array, 2, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> RawMemory.copyFromArray(block, array, -1, 3));
        RawMemory.copyFromArray(block, new long[] {1, 2});
        long[] longs = new long[2];
        RawMemory.copyToArray(block, longs);
        assertArrayEquals(new long[] {1, 2}, longs);
    }
}
