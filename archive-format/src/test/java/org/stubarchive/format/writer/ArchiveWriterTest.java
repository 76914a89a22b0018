package org.stubarchive.format.writer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.format.Archives;
import org.stubarchive.format.Stubs;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.open.TocLayout;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.format.reader.ArchiveReader;
import org.stubarchive.format.reader.ArchiveVerifier;

class ArchiveWriterTest {
    @TempDir
    Path directory;

    private static byte[] bytes(ByteBuffer b) {
        byte[] bytes = new byte[b.remaining()];
        b.get(bytes);
        return bytes;
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        Path file = directory.resolve("a.sar");
        List<CodeImage> images = List.of(Archives.x86(), Archives.aarch64());
        ArchiveWriter.write(file, Archives.PRODUCER, images);
        Archive archive = ArchiveReader.read(file);
        ArchiveVerifier.verify(archive, Stubs.exampleCatalogue());
        assertEquals(2, archive.images().size());
        for (int i = 0; i < 2; i++) {
            CodeImage read = archive.images().get(i);
            assertEquals(images.get(i).target(), read.target());
            assertArrayEquals(bytes(images.get(i).text()), bytes(read.text()));
            assertArrayEquals(bytes(images.get(i).cells()), bytes(read.cells()));
            assertArrayEquals(bytes(images.get(i).tables()), bytes(read.tables()));
            assertEquals(images.get(i).labels(), read.labels());
        }
        assertEquals(5, archive.tables().get(Target.LINUX_X86_64).unitCount());
    }

    @Test
    void theLoadersOpenerSeesTheSameSections() throws Exception {
        Path file = directory.resolve("a.sar");
        CodeImage image = Archives.x86();
        ArchiveWriter.write(file, Archives.PRODUCER, List.of(image));
        ArchiveFile opened = ArchiveFile.open(file);
        assertTrue(opened.has(Target.LINUX_X86_64));
        assertTrue(!opened.has(Target.LINUX_AARCH64));
        byte[] raw = Files.readAllBytes(file);
        for (String part : List.of(ArchiveFile.TABLES, ArchiveFile.TEXT, ArchiveFile.CELLS)) {
            int s = opened.find(Target.LINUX_X86_64, part);
            assertEquals(0, opened.offset(s) % 16384, part);
            byte[] mapped = java.util.Arrays.copyOfRange(raw, (int) opened.offset(s), (int) (opened.offset(s) + opened.length(s)));
            assertArrayEquals(mapped, bytes(opened.bytes(s)), part);
        }
        assertArrayEquals(bytes(image.text()), bytes(opened.bytes(opened.find(Target.LINUX_X86_64, ArchiveFile.TEXT))));
        assertEquals(5, opened.tablesForBinding(Target.LINUX_X86_64).unitCount());
        assertThrows(IllegalArgumentException.class, () -> opened.tablesForBinding(Target.LINUX_AARCH64));
    }

    @Test
    void anyUnzipOpensIt() throws Exception {
        Path file = directory.resolve("a.sar");
        CodeImage image = Archives.x86();
        ArchiveWriter.write(file, Archives.PRODUCER, List.of(image));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(List.of("stubarchive.toc", "manifest.json", "linux-x86_64/tables", "linux-x86_64/text", "linux-x86_64/cells", "linux-x86_64/debug"),
                    zip.stream().map(ZipEntry::getName).collect(Collectors.toList()));
            assertArrayEquals(bytes(image.text()), read(zip, "linux-x86_64/text"));
            assertEquals("00000008 loop\n", new String(read(zip, "linux-x86_64/debug"), java.nio.charset.StandardCharsets.UTF_8));
            assertTrue(new String(read(zip, "manifest.json"), java.nio.charset.StandardCharsets.UTF_8).contains("\"version\" : \"1\""));
            assertEquals(TocLayout.tocLength(5), read(zip, TocLayout.NAME).length);
        }
    }

    private static byte[] read(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes(); // checks ZIP's CRC-32
        }
    }

    @Test
    void nothingVaries() throws Exception {
        byte[] expected = Archives.both();
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            for (String z : List.of("UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati", "Africa/Monrovia", "Asia/Singapore")) {
                for (Locale l : List.of(Locale.ROOT, new Locale("tr", "TR"), new Locale("ar", "EG"), Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"))) {
                    TimeZone.setDefault(TimeZone.getTimeZone(z));
                    Locale.setDefault(l);
                    assertArrayEquals(expected, Archives.both(), z + " " + l);
                }
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
        List<CodeImage> reversed = new ArrayList<>(List.of(Archives.x86(), Archives.aarch64()));
        Collections.reverse(reversed);
        assertArrayEquals(expected, ArchiveWriter.toBytes(Archives.PRODUCER, reversed));
    }

    @Test
    void theFileIsReplacedAtOnceAndOnlyItsOwnerWrites() throws Exception {
        Path file = directory.resolve("a.sar");
        Files.writeString(file, "old");
        ArchiveWriter.write(file, Archives.PRODUCER, List.of(Archives.aarch64()));
        ArchiveFile.open(file);
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        assertTrue(Collections.disjoint(permissions, EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE)));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(file), files.collect(Collectors.toList()));
        }
    }

    @Test
    void aFailureLeavesTheOldFile() throws Exception {
        Path file = directory.resolve("a.sar");
        Files.createDirectory(file);
        Files.writeString(file.resolve("inside"), "a directory cannot be replaced");
        assertThrows(IOException.class, () -> ArchiveWriter.write(file, Archives.PRODUCER, List.of(Archives.aarch64())));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(file), files.collect(Collectors.toList()));
        }
        assertThrows(IllegalArgumentException.class, () -> ArchiveWriter.toBytes(Archives.PRODUCER, List.of(Archives.x86(), Archives.x86())));
    }
}
