package org.stubarchive.format.writer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** The JDK's inflater gives back what was compressed. */
class RawDeflateTest {
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

    /** Incompressible, repetitive and in between; sizes from nothing to beyond several windows. */
    @Test
    void whatWasCompressedComesBack() throws DataFormatException {
        Random random = new Random(1);
        for (int values : new int[] {1, 2, 20, 256}) {
            for (int length : new int[] {0, 1, 2, 3, 258, 259, 32767, 32768, 33068, 200_000}) {
                byte[] input = new byte[length];
                for (int i = 0; i < length; i++) {
                    input[i] = (byte) random.nextInt(values);
                }
                assertArrayEquals(input, inflated(RawDeflate.compress(input), length), length + " bytes of " + values + " values");
            }
        }
    }

    /** From the format alone: one block with the fixed code. */
    @Test
    void theBytesAreThoseOfTheFormat() {
        assertArrayEquals(new byte[] {0x4B, 0x04, 0x00}, RawDeflate.compress(new byte[] {'a'}));
        assertArrayEquals(new byte[] {0x03, 0x00}, RawDeflate.compress(new byte[0]));
    }
}
