package org.stubarchive.format.writer;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import java.util.Arrays;

/**
 * Compresses the deflated sections (RFC 1951) without a header or checksum. The compressor is a Java port of zlib: the JDK's own uses the zlib of the host, whose releases
 * and patches compress differently, and the same input must give the same archive on every machine.
 */
final class RawDeflate {
    private RawDeflate() {}

    static byte[] compress(byte[] input) {
        try {
            Deflater deflater = new Deflater(JZlib.Z_BEST_COMPRESSION, JZlib.MAX_WBITS, true);
            // The longest that stored blocks take: 5 bytes for each of 16 KiB.
            byte[] output = new byte[input.length + (input.length >> 11) + 64];
            deflater.setInput(input);
            deflater.setOutput(output);
            int status = deflater.deflate(JZlib.Z_FINISH);
            if (status != JZlib.Z_STREAM_END) {
                throw new IllegalStateException("deflate ended with status " + status);
            }
            return Arrays.copyOf(output, Math.toIntExact(deflater.getTotalOut()));
        } catch (GZIPException e) {
            throw new IllegalStateException("deflater could not be set up", e);
        }
    }
}
