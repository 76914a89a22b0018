package org.stubarchive.natives.zip;

import org.stubarchive.loader.memory.RawMemory;

/** CRC-32 (polynomial 0xEDB88320, RFC 1952) and Adler-32 (RFC 1950) over native memory, continuing from a given value. */
final class ChecksumMath {
    private static final int ADLER_BASE = 65521;
    /** Most bytes whose sums fit an unsigned int before the remainder is taken. */
    private static final int ADLER_RUN = 5552;
    private static final int[] CRC_TABLE = crcTable();

    private ChecksumMath() {}

    private static int[] crcTable() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ 0xEDB8_8320 : crc >>> 1;
            }
            table[i] = crc;
        }
        return table;
    }

    static int crc(int value, int b) {
        int crc = ~value;
        return ~(CRC_TABLE[(crc ^ b) & 0xFF] ^ crc >>> 8);
    }

    static int crc(int value, long address, int length) {
        int crc = ~value;
        for (int i = 0; i < length; i++) {
            crc = CRC_TABLE[(crc ^ RawMemory.getByte(address + i)) & 0xFF] ^ crc >>> 8;
        }
        return ~crc;
    }

    static int adler(int value, int b) {
        int low = ((value & 0xFFFF) + (b & 0xFF)) % ADLER_BASE;
        int high = ((value >>> 16) + low) % ADLER_BASE;
        return high << 16 | low;
    }

    static int adler(int value, long address, int length) {
        int low = value & 0xFFFF;
        int high = value >>> 16;
        int at = 0;
        while (at < length) {
            int end = Math.min(length, at + ADLER_RUN);
            for (; at < end; at++) {
                low += RawMemory.getUnsignedByte(address + at);
                high += low;
            }
            low %= ADLER_BASE;
            high = Integer.remainderUnsigned(high, ADLER_BASE);
        }
        return high << 16 | low;
    }
}
