package org.stubarchive.loader.os;

import java.nio.charset.StandardCharsets;
import org.stubarchive.loader.memory.RawMemory;

/** Strings of C: bytes up to a zero, UTF-8 on our side. */
public final class CString {
    private CString() {}

    /** Copies a string into memory of the host's allocator; the caller frees it with {@link RawMemory#free}. */
    public static long allocate(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long address = RawMemory.allocate(bytes.length + 1L);
        RawMemory.copyFromArray(address, bytes, 0, bytes.length);
        return address;
    }

    /** Reads a string up to its zero byte. */
    public static String read(long address) {
        int length = 0;
        while (RawMemory.getByte(address + length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        RawMemory.copyToArray(address, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
