package org.stubarchive.format.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.DebugLabels;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.open.ArchiveFile;

/** Reads whole archives and checks everything that can be wrong with their form. */
public final class ArchiveReader {
    private static final int CHUNK = 1 << 16;

    private ArchiveReader() {}

    /**
     * Reads an archive file.
     *
     * @throws ArchiveFormatException if it is not an intact, well-formed archive
     * @throws IOException if it cannot be read
     */
    public static Archive read(Path path) throws IOException {
        return read(ArchiveFile.openUntrusted(path));
    }

    /**
     * Reads an archive that is in memory.
     *
     * @param name name of the input for messages
     * @throws ArchiveFormatException if it is not an intact, well-formed archive
     */
    public static Archive read(ByteBuffer bytes, String name) throws ArchiveFormatException {
        return read(ArchiveFile.check(bytes, name));
    }

    private static Archive read(ArchiveFile file) throws ArchiveFormatException {
        int manifest = file.find(ArchiveFile.MANIFEST);
        byte[][] contents = new byte[file.sectionCount()][];
        int[] inflatedCrcs = new int[file.sectionCount()];
        for (int s = 0; s < file.sectionCount(); s++) {
            if (file.isDeflated(s)) {
                CRC32 crc = new CRC32();
                if (s == manifest) {
                    inflate(file, s, crc::update);
                } else {
                    contents[s] = inflated(file, s);
                    crc.update(contents[s]);
                }
                inflatedCrcs[s] = (int) crc.getValue();
            } else {
                inflatedCrcs[s] = file.crc(s);
            }
        }
        ZipHeaders.check(file, inflatedCrcs);
        List<CodeImage> images = new ArrayList<>();
        Map<Target, CodeTables> allTables = new EnumMap<>(Target.class);
        for (int s = 0; s < file.sectionCount(); s++) {
            for (Target target : Target.values()) {
                if (s == file.find(target, ArchiveFile.TABLES)) {
                    CodeTables tables = file.tables(target);
                    allTables.put(target, tables);
                    images.add(new CodeImage(target, part(file, target, ArchiveFile.TEXT), part(file, target, ArchiveFile.CELLS),
                            part(file, target, ArchiveFile.TABLES), labels(file, target, contents, tables)));
                }
            }
        }
        return new Archive(file, () -> new InflatedSection(file.bytes(manifest)), images, allTables);
    }

    private static ByteBuffer part(ArchiveFile file, Target target, String part) {
        return file.bytes(file.find(target, part));
    }

    private static SortedMap<Integer, String> labels(ArchiveFile file, Target target, byte[][] contents, CodeTables tables)
            throws ArchiveFormatException {
        int section = file.find(target, ArchiveFile.DEBUG);
        if (section < 0) {
            return Collections.emptySortedMap();
        }
        return DebugLabels.decode(contents[section], tables.textSize(), file.name(), file.sectionName(section));
    }

    /** Takes the bytes of an inflated section, piece by piece. */
    private interface Sink {
        void accept(byte[] bytes, int offset, int length);
    }

    /** A section inflated. Memory grows with the bytes that really come out, and ends at the length that the toc gives. */
    private static byte[] inflated(ArchiveFile file, int section) throws ArchiveFormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        inflate(file, section, out::write);
        return out.toByteArray();
    }

    private static void inflate(ArchiveFile file, int section, Sink out) throws ArchiveFormatException {
        long expected = file.inflatedLength(section);
        long size = 0;
        Inflater inflater = new Inflater(true);
        byte[] chunk = new byte[CHUNK];
        try {
            inflater.setInput(file.bytes(section));
            while (!inflater.finished() && size <= expected) {
                int n = inflater.inflate(chunk);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                out.accept(chunk, 0, n);
                size += n;
            }
            if (!inflater.finished() || size != expected || inflater.getRemaining() != 0) {
                throw new ArchiveFormatException(file.name(), file.sectionName(section), inflater.getBytesRead(), "deflated data",
                        expected + " bytes and the end of the section", size + " bytes and " + inflater.getRemaining() + " left", ArchiveFormatException.RETRAIN);
            }
        } catch (DataFormatException e) {
            throw new ArchiveFormatException(file.name(), file.sectionName(section), inflater.getBytesRead(), "deflated data", "RFC 1951",
                    String.valueOf(e.getMessage()), ArchiveFormatException.RETRAIN);
        } finally {
            inflater.end();
        }
    }
}
