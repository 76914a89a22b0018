package org.stubarchive.format.writer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.DebugLabels;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.manifest.Manifest;
import org.stubarchive.format.manifest.Producer;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.open.TocLayout;

/** Writes archive files. */
public final class ArchiveWriter {
    /** Mode bits of every entry, for tools that unpack: readable by all, writable by the owner. */
    private static final int ENTRY_MODE = 0100644;

    /** An entry behind the toc: how it is stored and its content. */
    private record Section(String name, int storage, byte[] stored, long inflatedLength, long inflatedCrc) {}

    private ArchiveWriter() {}

    /**
     * Writes an archive: to a temporary file in the same directory, which is synced and then renamed.
     *
     * @param file where to; an existing file is replaced
     * @param producer who writes
     * @param images at most one per target
     * @throws ArchiveFormatException if an image's tables are malformed
     * @throws IOException if the file cannot be written; an existing file is then as it was
     */
    public static void write(Path file, Producer producer, List<CodeImage> images) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(toBytes(producer, images));
        Path directory = file.toAbsolutePath().getParent();
        try (TemporaryFile temporary = TemporaryFile.create(directory)) {
            temporary.write(bytes);
            temporary.replace(file);
            syncDirectory(directory);
        }
    }

    /**
     * Makes sure that an archive can be written into a directory, and removes what writers that were killed left there.
     *
     * @throws IOException if no file can be created
     */
    public static void tryDirectory(Path directory) throws IOException {
        TemporaryFile.create(directory).close();
    }

    /** Makes the renaming durable. */
    private static void syncDirectory(Path directory) throws IOException {
        try (FileChannel d = FileChannel.open(directory, StandardOpenOption.READ)) {
            d.force(true);
        }
    }

    /**
     * The bytes of an archive file.
     *
     * @param producer who writes
     * @param images at most one per target, in any order
     * @throws ArchiveFormatException if an image's tables are malformed
     */
    public static byte[] toBytes(Producer producer, List<CodeImage> images) throws ArchiveFormatException {
        List<CodeImage> sorted = new ArrayList<>(images);
        sorted.sort(Comparator.comparing(i -> i.target().wireId()));
        Set<Target> targets = EnumSet.noneOf(Target.class);
        for (CodeImage image : sorted) {
            if (!targets.add(image.target())) {
                throw new IllegalArgumentException("two images for " + image.target().id());
            }
        }
        List<Section> sections = new ArrayList<>();
        sections.add(deflated(ArchiveFile.MANIFEST, Manifest.of(producer, sorted)));
        for (CodeImage image : sorted) {
            String prefix = image.target().id() + "/";
            sections.add(stored(prefix + ArchiveFile.TABLES, image.tables()));
            sections.add(stored(prefix + ArchiveFile.TEXT, image.text()));
            sections.add(stored(prefix + ArchiveFile.CELLS, image.cells()));
            if (!image.labels().isEmpty()) {
                sections.add(deflated(prefix + ArchiveFile.DEBUG, DebugLabels.encode(image.labels())));
            }
        }
        try {
            return container(sections);
        } catch (IOException e) {
            throw new IllegalStateException("writing an archive to memory", e);
        }
    }

    private static Section stored(String name, ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return new Section(name, TocLayout.STORED, bytes, bytes.length, crc(bytes));
    }

    private static Section deflated(String name, byte[] content) {
        return new Section(name, TocLayout.DEFLATED, RawDeflate.compress(content), content.length, crc(content));
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    /**
     * The ZIP file. All headers are written with an empty toc in its place; then offsets and checksums are known and the toc is filled in. Its
     * CRC-32 in the headers is right before and after, because it is the same for every toc.
     */
    private static byte[] container(List<Section> sections) throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        List<Integer> offsets = new ArrayList<>();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream((SeekableByteChannel) channel)) {
            zip.setUseZip64(Zip64Mode.Never);
            byte[] emptyToc = Toc.close(Toc.allocate(sections.size()));
            ZipArchiveEntry toc = entry(TocLayout.NAME, TocLayout.STORED, TocLayout.OFFSET);
            long offset = write(zip, toc, emptyToc, emptyToc.length, TocLayout.CRC_OF_TOC & 0xFFFFFFFFL);
            if (offset != TocLayout.OFFSET) {
                throw new IllegalStateException("toc at file offset " + offset);
            }
            for (Section s : sections) {
                ZipArchiveEntry entry = entry(s.name, s.storage, s.storage == TocLayout.STORED ? TablesLayout.PAGE : 0);
                offsets.add(Math.toIntExact(write(zip, entry, s.stored, s.inflatedLength, s.inflatedCrc)));
            }
        }
        byte[] file = Arrays.copyOf(channel.array(), Math.toIntExact(channel.size()));
        Toc toc = new Toc(file, sections.size());
        for (int i = 0; i < sections.size(); i++) {
            Section s = sections.get(i);
            toc.add(s.name, offsets.get(i), s.stored.length, s.inflatedLength, s.storage);
        }
        toc.writeTo(file);
        return file;
    }

    /** Writes an entry whose content is ready, and gives the offset of its content. */
    private static long write(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] stored, long size, long crc) throws IOException {
        entry.setSize(size);
        entry.setCompressedSize(stored.length);
        entry.setCrc(crc);
        if (entry.getMethod() == TocLayout.STORED) {
            zip.putArchiveEntry(entry);
            zip.write(stored);
            zip.closeArchiveEntry();
        } else {
            zip.addRawArchiveEntry(entry, new ByteArrayInputStream(stored));
        }
        return zip.getBytesWritten() - stored.length;
    }

    private static ZipArchiveEntry entry(String name, int method, int alignment) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setMethod(method);
        entry.setUnixMode(ENTRY_MODE);
        // Noon of a day: exists in every time zone, so local time in the header is the same everywhere.
        entry.setTime(new GregorianCalendar(1980, 0, 1, 12, 0).getTimeInMillis());
        if (alignment != 0) {
            entry.setAlignment(alignment);
        }
        return entry;
    }
}
