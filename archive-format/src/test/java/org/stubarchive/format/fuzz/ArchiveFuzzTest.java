package org.stubarchive.format.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.Archives;
import org.stubarchive.format.Stubs;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.DebugLabels;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.open.TocLayout;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.format.reader.ArchiveReader;
import org.stubarchive.format.reader.ArchiveVerifier;
import org.stubarchive.format.writer.ArchiveWriter;

/**
 * Whatever the bytes: an archive or an {@link ArchiveFormatException}.
 *
 * <p>In normal runs each target gets its seeds and the inputs in its resource directory. To fuzz: {@code mvn -pl archive-format -Pfuzz test
 * -Dfuzz.target=reader}; findings are written to that directory and are tests from then on.
 */
class ArchiveFuzzTest {
    private static final byte[] GOOD = good();

    private static final ArchiveFile LAYOUT = layout();

    private static ArchiveFile layout() {
        try {
            return ArchiveFile.check(ByteBuffer.wrap(GOOD), "good.sar");
        } catch (ArchiveFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] good() {
        try {
            return Archives.both();
        } catch (ArchiveFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<byte[]> archives() throws ArchiveFormatException {
        return Stream.of(GOOD, ArchiveWriter.toBytes(Archives.PRODUCER, List.of(Archives.aarch64())));
    }

    static Stream<byte[]> tableSections() {
        return Stream.of(Archives.x86(), Archives.aarch64()).map(image -> {
            byte[] bytes = new byte[image.tables().remaining()];
            image.tables().duplicate().get(bytes);
            return bytes;
        });
    }

    static Stream<byte[]> labelSections() {
        return Stream.of(DebugLabels.encode(Archives.x86().labels()));
    }

    /** The bytes as they are, and with the checksums that their table of contents asks for. */
    @MethodSource("archives")
    @FuzzTest(maxDuration = "10m")
    void opener(byte[] bytes) {
        open(bytes);
        if (bytes.length >= TocLayout.OFFSET + TocLayout.tocLength(1)) {
            open(Archives.repairChecksums(bytes));
        }
    }

    private static void open(byte[] bytes) {
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
            int at = place(data);
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

    /** A place in the good archive: anywhere, or in a section, most of which are far smaller than their alignment. */
    private static int place(FuzzedDataProvider data) {
        int section = data.consumeInt(-1, LAYOUT.sectionCount() - 1);
        int start = section < 0 ? 0 : (int) LAYOUT.offset(section);
        int length = section < 0 ? GOOD.length : LAYOUT.bytes(section).remaining();
        return start + data.consumeInt(0, length - 1);
    }

    /** The bytes as labels, inflated. */
    @MethodSource("labelSections")
    @FuzzTest(maxDuration = "10m")
    void labels(byte[] bytes) {
        try {
            DebugLabels.decode(bytes, 1 << 12, "fuzz.sar", "debug");
        } catch (ArchiveFormatException e) {
            oneLine(e);
        }
    }

    /** The bytes as tables. */
    @MethodSource("tableSections")
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
