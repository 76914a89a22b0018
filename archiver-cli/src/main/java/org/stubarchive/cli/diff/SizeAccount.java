package org.stubarchive.cli.diff;

import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.open.TocLayout;
import org.stubarchive.format.reader.Archive;

/**
 * Where the bytes of an archive go. The parts are measured one by one and must add up to the file.
 *
 * @param stubs code and constants of all variants
 * @param metadata tables, cells, manifest, labels, table of contents, ZIP headers
 * @param padding gaps between stubs and in front of aligned sections
 * @param file bytes of the file
 */
public record SizeAccount(long stubs, long metadata, long padding, long file) {
    /** The account of no file. */
    public static final SizeAccount NOTHING = new SizeAccount(0, 0, 0, 0);

    /** Fixed parts of ZIP headers (APPNOTE 4.3.7, 4.3.12, 4.3.16) and the extra field with the alignment. */
    private static final int LOCAL_HEADER = 30;
    private static final int CENTRAL_HEADER = 46;
    private static final int END_OF_DIRECTORY = 22;
    private static final int ALIGNMENT_FIELD = 6;

    /** Checks the sum. */
    public SizeAccount {
        if (stubs + metadata + padding != file) {
            throw new IllegalStateException("stubs " + stubs + ", metadata " + metadata + " and padding " + padding + " do not add up to " + file);
        }
    }

    /** The account of an archive. */
    public static SizeAccount of(Archive archive) {
        ArchiveFile file = archive.file();
        int tocLength = TocLayout.tocLength(file.sectionCount());
        long stubs = 0;
        long metadata = TocLayout.OFFSET + tocLength + central(TocLayout.NAME, TocLayout.OFFSET) + END_OF_DIRECTORY;
        long padding = 0;
        long end = TocLayout.OFFSET + tocLength;
        for (int s = 0; s < file.sectionCount(); s++) {
            String name = file.sectionName(s);
            int alignment = file.isDeflated(s) ? 0 : ALIGNMENT_FIELD;
            int header = LOCAL_HEADER + name.length() + alignment;
            metadata += header + central(name, alignment);
            padding += file.offset(s) - end - header;
            end = file.offset(s) + file.length(s);
            CodeTables text = textOf(archive, s);
            if (text == null) {
                metadata += file.length(s);
            } else {
                long code = code(text);
                stubs += code;
                padding += file.length(s) - code;
            }
        }
        return new SizeAccount(stubs, metadata, padding, file.size());
    }

    private static int central(String name, int alignment) {
        return CENTRAL_HEADER + name.length() + (alignment == 0 ? 0 : ALIGNMENT_FIELD);
    }

    private static CodeTables textOf(Archive archive, int section) {
        for (Target t : Target.values()) {
            if (archive.file().find(t, ArchiveFile.TEXT) == section) {
                return archive.tables().get(t);
            }
        }
        return null;
    }

    private static long code(CodeTables t) {
        long sum = 0;
        for (int u = 0; u < t.unitCount(); u++) {
            sum += t.unitEnd(u) - t.unitStart(u);
        }
        return sum;
    }
}
