package org.stubarchive.format.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.open.ArchiveFile;

/** Takes the manifest that the tables give, and compares it with the one in the archive, piece by piece: both are large. */
final class ManifestComparison extends OutputStream {
    private static final int PIECE = 1 << 16;
    private static final int SHOWN_BEFORE = 10;
    private static final int SHOWN_BEHIND = 20;

    private final Archive archive;
    private final InputStream archived;
    private final byte[] computed = new byte[PIECE];
    private int length;
    private long offset;

    /** @param archive whose manifest is compared, and whose tables name the place of a difference */
    ManifestComparison(Archive archive) {
        this.archive = archive;
        this.archived = archive.manifestSource().get();
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int n = Math.min(count - done, PIECE - length);
            System.arraycopy(bytes, from + done, computed, length, n);
            length += n;
            done += n;
            if (length == PIECE) {
                compare();
            }
        }
    }

    /** Compares what is left; the archive's must end here too. */
    void finish() throws IOException {
        compare();
        byte[] more = archived.readNBytes(SHOWN_BEHIND);
        if (more.length > 0) {
            throw different(0, new byte[0], more);
        }
    }

    @Override
    public void close() throws IOException {
        archived.close();
    }

    private void compare() throws IOException {
        byte[] expected = Arrays.copyOf(computed, length);
        byte[] found = archived.readNBytes(length);
        int mismatch = Arrays.mismatch(expected, found);
        if (mismatch >= 0) {
            throw different(mismatch, expected, found);
        }
        offset += length;
        length = 0;
    }

    private ArchiveFormatException different(int at, byte[] expected, byte[] found) throws IOException {
        String place = new ManifestPlace(archive).at(offset + at);
        return new ArchiveFormatException(archive.file().name(), ArchiveFile.MANIFEST, offset + at, place, "what the tables say: " + excerpt(expected, at), excerpt(found, at),
                ArchiveFormatException.RETRAIN);
    }

    private static String excerpt(byte[] text, int at) {
        int from = Math.max(0, Math.min(at, text.length) - SHOWN_BEFORE);
        int to = Math.min(text.length, at + SHOWN_BEHIND);
        return "'" + new String(text, from, to - from, StandardCharsets.UTF_8).replaceAll("\\s+", " ").replaceAll("[^ -~]", "?") + "'";
    }
}
