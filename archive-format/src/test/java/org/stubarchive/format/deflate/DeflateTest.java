package org.stubarchive.format.deflate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** The JDK's inflater gives back what was compressed; the size is about that of zlib. */
class DeflateTest {
    private static byte[] inflated(byte[] compressed, int length) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            byte[] result = new byte[length];
            int n = 0;
            while (n < length && !inflater.needsInput()) {
                n += inflater.inflate(result, n, length - n);
            }
            assertEquals(0, inflater.inflate(new byte[1]), "no more than was compressed");
            assertEquals(length, n);
            assertTrue(inflater.finished(), "ends");
            assertEquals(0, inflater.getRemaining(), "nothing behind the end");
            return result;
        } finally {
            inflater.end();
        }
    }

    private static int zlib(byte[] input) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(input);
        deflater.finish();
        byte[] chunk = new byte[1 << 16];
        int size = 0;
        while (!deflater.finished()) {
            size += deflater.deflate(chunk);
        }
        deflater.end();
        return size;
    }

    private static byte[] random(int length, int values, long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(values);
        }
        return bytes;
    }

    private static byte[] text(int rows) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            b.append("    {\"id\": \"0x0").append(i % 7).append("_").append(Integer.toHexString(0x100000 + i)).append("\", \"name\": \"stub_").append(i * 31 % 997).append("\", \"bytes\": ").append(i * i % 4099).append("},\n");
        }
        return b.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatWasCompressedComesBack() throws Exception {
        List<byte[]> inputs = new ArrayList<>(List.of(new byte[0], new byte[1], new byte[] {1, 2}, new byte[] {1, 2, 3}, new byte[258], new byte[259], new byte[1 << 20], text(20_000)));
        for (int n = 0; n < 200; n++) {
            inputs.add(random(n * n, 1 + n % 256, n));
        }
        // Repetitions at the greatest distance, and one byte further.
        for (int d = BlockWriter.WINDOW - 2; d <= BlockWriter.WINDOW + 2; d++) {
            byte[] far = random(d + 300, 256, d);
            System.arraycopy(far, 0, far, d, 300);
            inputs.add(far);
        }
        // Frequencies like the Fibonacci numbers make the longest codes.
        StringBuilder b = new StringBuilder();
        for (int s = 0, f = 1, g = 1; s < 24; s++, g += f, f = g - f) {
            for (int i = 0; i < f; i++) {
                b.append((char) (s + (i * 7919 % 31 == 0 ? 1 : 0)));
            }
        }
        inputs.add(b.toString().getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] input : inputs) {
            assertArrayEquals(input, inflated(Deflate.compress(input), input.length), input.length + " bytes");
        }
    }

    @Test
    void sizeIsAboutThatOfZlib() {
        for (byte[] input : List.of(text(20_000), random(100_000, 20, 1), new byte[100_000], random(50_000, 256, 2))) {
            int size = Deflate.compress(input).length;
            assertTrue(size <= zlib(input) * 1.05 + 10, size + " bytes, zlib " + zlib(input));
        }
    }

    @Test
    void codeLengthsAreWithinTheLimitAndComplete() {
        long[] fibonacci = new long[30];
        fibonacci[0] = 1;
        fibonacci[1] = 1;
        for (int i = 2; i < fibonacci.length; i++) {
            fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2];
        }
        for (int limit = 5; limit <= 15; limit++) {
            long sum = 0;
            for (int length : CodeLengths.of(fibonacci, limit)) {
                assertTrue(length >= 1 && length <= limit, length + " of " + limit);
                sum += 1L << limit - length;
            }
            assertEquals(1L << limit, sum, "complete");
        }
    }

    @Test
    void theBytesAreFixed() {
        // Known from the format alone: one block with the fixed code, literal 'a', end.
        assertArrayEquals(new byte[] {0x4B, 0x04, 0x00}, Deflate.compress(new byte[] {'a'}));
        assertArrayEquals(new byte[] {0x03, 0x00}, Deflate.compress(new byte[0]));
    }
}
