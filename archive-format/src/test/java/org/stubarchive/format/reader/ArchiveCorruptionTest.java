package org.stubarchive.format.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.Archives;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.open.TocLayout;

/** Damaged files: one test per check of the opener, and many random ones. */
class ArchiveCorruptionTest {
    private static final int MUTATIONS = 10_000;
    private static byte[] good;

    @BeforeAll
    static void write() throws Exception {
        good = Archives.both();
    }

    private static ArchiveFormatException refused(byte[] file) {
        ArchiveFormatException opener = assertThrows(ArchiveFormatException.class, () -> ArchiveFile.check(ByteBuffer.wrap(file), "x.sar"));
        ArchiveFormatException reader = assertThrows(ArchiveFormatException.class, () -> ArchiveReader.read(ByteBuffer.wrap(file), "x.sar"));
        assertEquals(opener.getMessage(), reader.getMessage());
        assertTrue(opener.getMessage().startsWith("x.sar: "), opener.getMessage());
        assertTrue(opener.getMessage().indexOf('\n') < 0 && opener.getMessage().chars().allMatch(c -> c >= ' ' && c < 0x7F), opener.getMessage());
        return opener;
    }

    /** A change of the toc, its checksum repaired, and the field that the error must name. */
    private static DynamicTest toc(String field, Consumer<ByteBuffer> change) {
        return DynamicTest.dynamicTest(field, () -> {
            byte[] file = good.clone();
            ByteBuffer toc = ByteBuffer.wrap(file, TocLayout.OFFSET, file.length - TocLayout.OFFSET).slice().order(ByteOrder.LITTLE_ENDIAN);
            int count = toc.getInt(TocLayout.SECTION_COUNT_AT);
            change.accept(toc);
            if (toc.getInt(TocLayout.SECTION_COUNT_AT) == count) {
                Archives.repairToc(file);
            }
            assertEquals(field, refused(file).field());
        });
    }

    private static int row(int section) {
        return TocLayout.SECTIONS_AT + section * TocLayout.ROW_SIZE;
    }

    @TestFactory
    List<DynamicTest> everyFieldOfTheTocIsChecked() {
        return List.of(
                toc("magic", t -> t.put(0, (byte) 'P')),
                toc("format version", t -> t.putInt(TocLayout.VERSION_AT, TocLayout.VERSION + 1)),
                toc("format version", t -> t.putInt(TocLayout.VERSION_AT, 1)),
                toc("length of toc", t -> t.putInt(TocLayout.TOC_LENGTH_AT, 100)),
                toc("length of file", t -> t.putLong(TocLayout.FILE_LENGTH_AT, good.length + 1L)),
                toc("number of sections", t -> t.putInt(TocLayout.SECTION_COUNT_AT, 0)),
                toc("number of sections", t -> t.putInt(TocLayout.SECTION_COUNT_AT, -1)),
                toc("number of sections", t -> t.putInt(TocLayout.SECTION_COUNT_AT, 1 << 30)),
                toc("length of toc", t -> t.putInt(TocLayout.SECTION_COUNT_AT, 5)),
                toc("CRC-32 of ZIP headers and padding", t -> t.putInt(TocLayout.ENVELOPE_CRC_AT, 0)),
                toc("offset of section", t -> t.putLong(row(0) + TocLayout.OFFSET_AT, 64)),
                toc("offset of section", t -> t.putLong(row(2) + TocLayout.OFFSET_AT, t.getLong(row(1) + TocLayout.OFFSET_AT))),
                toc("offset of section", t -> t.putLong(row(1) + TocLayout.OFFSET_AT, Long.MAX_VALUE)),
                toc("offset of stored section", t -> t.putLong(row(1) + TocLayout.OFFSET_AT, t.getLong(row(1) + TocLayout.OFFSET_AT) + 8)),
                toc("length of section", t -> t.putLong(row(1) + TocLayout.LENGTH_AT, -1)),
                toc("length of section", t -> t.putLong(row(1) + TocLayout.LENGTH_AT, Long.MAX_VALUE)),
                toc("inflated length of section", t -> t.putLong(row(1) + TocLayout.INFLATED_LENGTH_AT, 1)),
                toc("inflated length of section", t -> t.putLong(row(0) + TocLayout.INFLATED_LENGTH_AT, -1)),
                toc("storage of section", t -> t.putInt(row(0) + TocLayout.STORAGE_AT, 12)),
                toc("name of section", t -> t.put(row(0), "manifest.jsox".getBytes(StandardCharsets.US_ASCII))),
                toc("name of section", t -> t.put(row(0) + 13, (byte) 0xFF)),
                toc("name of section", t -> t.put(row(6), "linux-x86_64/tables".getBytes(StandardCharsets.US_ASCII))),
                toc("storage of linux-aarch64/debug", t -> t.put(row(6), "linux-aarch64/debug".getBytes(StandardCharsets.US_ASCII))),
                toc("sections", t -> t.put(row(0), "linux-aarch64/debug".getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void theTocsChecksumIsChecked() {
        byte[] file = good.clone();
        file[TocLayout.OFFSET + TocLayout.ENVELOPE_CRC_AT] ^= 1;
        assertEquals("CRC-32 of toc", refused(file).field());
    }

    @Test
    void sectionsAndEnvelopeAreChecked() throws Exception {
        ArchiveFile archive = ArchiveFile.check(ByteBuffer.wrap(good), "x.sar");
        for (int s = 0; s < archive.sectionCount(); s++) {
            byte[] file = good.clone();
            file[(int) (archive.offset(s) + archive.length(s) / 2)] ^= 0x10;
            ArchiveFormatException e = refused(file);
            assertEquals(archive.sectionName(s), e.section());
            file = good.clone();
            file[(int) archive.offset(s) - 1] ^= 0x10;
            assertEquals("CRC-32 of ZIP headers and padding", refused(file).field());
        }
        byte[] file = good.clone();
        file[file.length - 1] ^= 1;
        assertEquals("CRC-32 of ZIP headers and padding", refused(file).field());
    }

    @Test
    void everyChangedByteIsFound() {
        for (int i = 0; i < good.length; i++) {
            byte[] file = good;
            byte was = file[i];
            file[i] ^= 1 << i % 8;
            try {
                assertThrows(ArchiveFormatException.class, () -> ArchiveFile.check(ByteBuffer.wrap(file), "x.sar"));
            } catch (AssertionError e) {
                throw new AssertionError("byte " + i, e);
            } finally {
                file[i] = was;
            }
            if (i > 2000 && i < good.length - 2000) {
                i += 96; // long runs of the same kind: every 97th
            }
        }
    }

    @Test
    void randomMutationsAndTruncationsAreRefused() {
        Random random = new Random(20261121);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] file = mutate(good, random);
            if (!Arrays.equals(file, good)) {
                int n = i;
                ArchiveFormatException e = assertThrows(ArchiveFormatException.class, () -> ArchiveReader.read(ByteBuffer.wrap(file), "x.sar"), () -> "mutation " + n);
                assertTrue(e.getMessage().indexOf('\n') < 0);
            }
        }
    }

    /** With checksums made right, a change may pass or be refused, but nothing else may happen. */
    @Test
    void randomMutationsWithRightChecksumsNeverCrash() {
        Random random = new Random(4711);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] file = good.clone();
            int changes = 1 + random.nextInt(3);
            for (int c = 0; c < changes; c++) {
                file[interesting(random)] = (byte) random.nextInt();
            }
            byte[] repaired = Archives.repairChecksums(file);
            try {
                Archive archive = ArchiveReader.read(ByteBuffer.wrap(repaired), "x.sar");
                ArchiveVerifier.verify(archive, org.stubarchive.format.Stubs.exampleCatalogue());
            } catch (ArchiveFormatException e) {
                assertTrue(e.getMessage().indexOf('\n') < 0, e.getMessage());
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutation " + i, e);
            }
        }
        assertTrue(refused > MUTATIONS * 9 / 10, refused + " refused");
    }

    /** A byte that is not in the long runs of filling. */
    private static int interesting(Random random) {
        int i = random.nextInt(good.length);
        for (int tries = 0; tries < 64 && i > 0 && good[i] == good[i - 1]; tries++) {
            i = random.nextInt(good.length);
        }
        return i;
    }

    private static byte[] mutate(byte[] original, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(original, random.nextInt(original.length));
            case 1 -> Arrays.copyOf(original, original.length + 1 + random.nextInt(100));
            case 2 -> {
                byte[] file = original.clone();
                int at = random.nextInt(file.length);
                int length = Math.min(file.length - at, 1 + random.nextInt(1000));
                Arrays.fill(file, at, at + length, (byte) random.nextInt());
                yield file;
            }
            case 3 -> {
                int at = random.nextInt(original.length);
                int length = Math.min(original.length - at, 1 + random.nextInt(1000));
                byte[] file = new byte[original.length - length];
                System.arraycopy(original, 0, file, 0, at);
                System.arraycopy(original, at + length, file, at, file.length - at);
                yield file;
            }
            default -> {
                byte[] file = original.clone();
                for (int i = 0, n = 1 + random.nextInt(4); i < n; i++) {
                    file[random.nextInt(file.length)] ^= 1 << random.nextInt(8);
                }
                yield file;
            }
        };
    }

    @Test
    void zipHeadersThatContradictTheTocAreRefused() throws Exception {
        ArchiveFile archive = ArchiveFile.check(ByteBuffer.wrap(good), "x.sar");
        boolean[] inSection = new boolean[good.length];
        Arrays.fill(inSection, TocLayout.OFFSET, TocLayout.OFFSET + TocLayout.tocLength(archive.sectionCount()), true);
        for (int s = 0; s < archive.sectionCount(); s++) {
            Arrays.fill(inSection, (int) archive.offset(s), (int) (archive.offset(s) + archive.length(s)), true);
        }
        for (int i = 0; i < good.length; i++) {
            boolean filling = i >= 2 && good[i] == 0 && good[i - 1] == 0 && good[i - 2] == 0;
            if (inSection[i] || filling && i % 101 != 0) {
                continue;
            }
            byte[] file = good.clone();
            file[i] ^= 0x41;
            byte[] repaired = Archives.repairChecksums(file);
            ArchiveFile.check(ByteBuffer.wrap(repaired), "x.sar");
            ArchiveFormatException e = assertThrows(ArchiveFormatException.class, () -> ArchiveReader.read(ByteBuffer.wrap(repaired), "x.sar"));
            assertEquals("ZIP headers", e.section());
            assertEquals(i, e.offset());
        }
    }

    @Test
    void notAnArchive() {
        assertEquals("length of file", refused(new byte[0]).field());
        byte[] other = new byte[4096];
        // Behind the header of the ZIP entry.
        System.arraycopy(new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) 0x89}, 0, other, TocLayout.OFFSET, 8);
        assertEquals("magic", refused(other).field());
        assertTrue(refused(other).getMessage().contains("expected 89 53 41 52 0d 0a 1a 0a, found 01 02 03 04 05 06 07 89"), refused(other).getMessage());
    }
}
