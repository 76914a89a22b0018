package org.stubarchive.format.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The content of a deflated section that was checked before, as a stream. */
final class InflatedSection extends InputStream {
    private final Inflater inflater = new Inflater(true);

    InflatedSection(ByteBuffer deflated) {
        inflater.setInput(deflated);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            int n = inflater.inflate(bytes, offset, length);
            if (n == 0 && !inflater.finished()) {
                throw new IOException("the deflated data ends early");
            }
            return n == 0 ? -1 : n;
        } catch (DataFormatException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
