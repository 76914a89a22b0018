package org.stubarchive.vm.posix;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.stubarchive.loader.memory.RawMemory;

/** A block of native memory that holds bytes for the time of a call; freed by closing. */
public final class NativeBytes implements AutoCloseable {
    private final long address;

    private NativeBytes(long address) {
        this.address = address;
    }

    /** A zeroed block. */
    public static NativeBytes ofSize(long size) {
        return new NativeBytes(RawMemory.allocate(Math.max(1, size)));
    }

    /** A text in the platform's encoding, ended by a zero byte. */
    public static NativeBytes ofPath(String text) {
        return ofCString(text.getBytes(charset()));
    }

    /** Bytes, ended by a zero byte. */
    public static NativeBytes ofCString(byte[] bytes) {
        long address = RawMemory.allocate(bytes.length + 1L);
        RawMemory.copyFromArray(address, bytes, 0, bytes.length);
        return new NativeBytes(address);
    }

    /** Bytes as they are. */
    public static NativeBytes ofBytes(byte[] bytes) {
        long address = RawMemory.allocate(Math.max(1, bytes.length));
        RawMemory.copyFromArray(address, bytes, 0, bytes.length);
        return new NativeBytes(address);
    }

    /** Address of the first byte. */
    public long address() {
        return address;
    }

    /** Encoding of file names and messages of the platform. */
    public static Charset charset() {
        String name = System.getProperty("sun.jnu.encoding");
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    /** The bytes at an address up to, not including, a zero byte. */
    public static byte[] cString(long address) {
        int length = 0;
        while (RawMemory.getByte(address + length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        RawMemory.copyToArray(address, bytes, 0, length);
        return bytes;
    }

    /** Text at an address up to a zero byte, in the platform's encoding; null for address 0. */
    public static String text(long address) {
        return address == 0 ? null : new String(cString(address), charset());
    }

    @Override
    public void close() {
        RawMemory.free(address);
    }
}
