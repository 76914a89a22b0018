package org.stubarchive.format.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.Archives;
import org.stubarchive.format.Stubs;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.format.reader.ArchiveReader;
import org.stubarchive.format.reader.ArchiveVerifier;

/**
 * Whatever the bytes: an archive or an {@link ArchiveFormatException}.
 *
 * <p>In normal runs each target gets the empty input and those in its resource directory. To fuzz: {@code JAZZER_FUZZ=1 mvn -pl archive-format test
 * -Dtest=ArchiveFuzzTest#target}; findings are written to that directory and are tests from then on.
 */
class ArchiveFuzzTest {
    private static final byte[] GOOD = good();

    private static byte[] good() {
        try {
            return Archives.both();
        } catch (ArchiveFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes as they are: prefix, toc and checksums. */
    @FuzzTest(maxDuration = "10m")
    void opener(byte[] bytes) {
        try {
            ArchiveFile.check(ByteBuffer.wrap(bytes), "fuzz.sar");
        } catch (ArchiveFormatException e) {
            oneLine(e);
        }
    }

    /** Changes of a good archive whose checksums are made right, so that what lies behind them is reached. */
    @FuzzTest(maxDuration = "10m")
    void reader(FuzzedDataProvider data) {
        byte[] bytes = GOOD.clone();
        for (int changes = data.consumeInt(0, 8); changes > 0; changes--) {
            int at = data.consumeInt(0, bytes.length - 1);
            byte[] value = data.consumeBytes(8);
            System.arraycopy(value, 0, bytes, at, Math.min(value.length, bytes.length - at));
        }
        try {
            Archive archive = ArchiveReader.read(ByteBuffer.wrap(Archives.repairChecksums(bytes)), "fuzz.sar");
            ArchiveVerifier.verify(archive, Stubs.exampleCatalogue());
        } catch (ArchiveFormatException e) {
            oneLine(e);
        }
    }

    /** The bytes as tables. */
    @FuzzTest(maxDuration = "10m")
    void tables(byte[] bytes) {
        try {
            CodeTables.open(ByteBuffer.wrap(bytes), "fuzz.sar", "tables");
        } catch (ArchiveFormatException e) {
            oneLine(e);
        }
    }

    private static void oneLine(ArchiveFormatException e) {
        if (e.getMessage().indexOf('\n') >= 0) {
            throw new AssertionError("more than one line: " + e.getMessage());
        }
    }
}
