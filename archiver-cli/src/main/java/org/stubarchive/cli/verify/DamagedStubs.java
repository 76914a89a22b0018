package org.stubarchive.cli.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.stubarchive.cli.listing.UnitNames;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.link.ImageOperands;
import org.stubarchive.format.link.Unlinker;
import org.stubarchive.format.identity.CanonicalHash;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.open.TocLayout;

/**
 * Says which stubs the damaged bytes of a text section belong to. A checksum covers a whole section; the manifest has a hash per stub. So where
 * table of contents, tables and manifest are intact, the damage can be narrowed down.
 */
public final class DamagedStubs {
    private record Section(int offset, int length, long inflated, boolean intact) {}

    private final ByteBuffer file;
    private final Map<String, Section> sections = new HashMap<>();

    private DamagedStubs(ByteBuffer file) {
        this.file = file;
    }

    /**
     * Names the damaged stubs.
     *
     * @param bytes a whole file that is no intact archive
     * @return lines {@code target: stub name}; empty if the damage is elsewhere or cannot be narrowed down
     */
    public static List<String> find(ByteBuffer bytes) {
        DamagedStubs d = new DamagedStubs(bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
        List<String> found = new ArrayList<>();
        if (d.readToc()) {
            for (Target target : Target.values()) {
                try {
                    d.compare(target, found);
                } catch (IOException | DataFormatException | IllegalArgumentException e) {
                    // What describes the text is itself not well formed: nothing can be said about its stubs.
                    return List.of();
                }
            }
        }
        return found;
    }

    /** Takes the sections of a table of contents whose own checksum is right. */
    private boolean readToc() {
        int size = file.limit();
        if (size < TocLayout.OFFSET + TocLayout.tocLength(1) || file.getLong(TocLayout.OFFSET) != TocLayout.MAGIC
                || file.getInt(TocLayout.OFFSET + TocLayout.VERSION_AT) != TocLayout.VERSION) {
            return false;
        }
        int count = file.getInt(TocLayout.OFFSET + TocLayout.SECTION_COUNT_AT);
        if (count < 1 || count > TocLayout.MAX_SECTIONS || size < TocLayout.OFFSET + TocLayout.tocLength(count)) {
            return false;
        }
        if (crc(TocLayout.OFFSET, TocLayout.tocLength(count)) != TocLayout.CRC_OF_TOC) {
            return false;
        }
        for (int s = 0; s < count; s++) {
            int row = TocLayout.OFFSET + TocLayout.SECTIONS_AT + s * TocLayout.ROW_SIZE;
            long offset = file.getLong(row + TocLayout.OFFSET_AT);
            long length = file.getLong(row + TocLayout.LENGTH_AT);
            if (offset < 0 || length < 0 || offset > size || length > size - offset) {
                return false;
            }
            boolean intact = crc((int) offset, (int) length) == file.getInt(row + TocLayout.CRC_AT);
            sections.put(name(row), new Section((int) offset, (int) length, file.getLong(row + TocLayout.INFLATED_LENGTH_AT), intact));
        }
        return true;
    }

    private String name(int row) {
        byte[] name = new byte[TocLayout.NAME_SIZE];
        file.get(row + TocLayout.NAME_AT, name);
        return new String(name, StandardCharsets.US_ASCII).replace("\0", "");
    }

    private int crc(int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(file.slice(offset, length));
        return (int) crc.getValue();
    }

    private boolean isIntact(String section) {
        return sections.containsKey(section) && sections.get(section).intact;
    }

    private void compare(Target target, List<String> found) throws IOException, DataFormatException {
        String tablesName = target.id() + "/" + ArchiveFile.TABLES;
        Section text = sections.get(target.id() + "/" + ArchiveFile.TEXT);
        if (text == null || text.intact || !isIntact(tablesName) || !isIntact(ArchiveFile.MANIFEST)) {
            return;
        }
        CodeTables tables = CodeTables.open(bytes(tablesName), "archive", tablesName);
        if (tables.target() != target || tables.textSize() != text.length) {
            return;
        }
        CodeImage image = new CodeImage(target, file.slice(text.offset, text.length), ByteBuffer.allocate(tables.cellsSize()), bytes(tablesName), new TreeMap<>());
        JsonNode stubs = stubs(target);
        Unlinker unlinker = new Unlinker(image, tables);
        for (int u = 0; u < tables.unitCount(); u++) {
            String hash = CanonicalHash.of(unlinker.stub(u), entryNames(tables, u));
            if (!hash.equals(stubs.path(u).path("canonicalHash").asText()) || !operandsReachCells(image, tables, u)) {
                found.add(target.id() + ": stub " + UnitNames.unique(tables, u));
            }
        }
    }

    private static List<String> entryNames(CodeTables tables, int unit) {
        List<String> names = new ArrayList<>();
        for (int e = 0; e < tables.unitEntryCount(unit); e++) {
            names.add(tables.declarationEntryName(tables.unitDeclaration(unit), e));
        }
        return names;
    }

    private static boolean operandsReachCells(CodeImage image, CodeTables tables, int unit) {
        ByteBuffer text = image.text();
        for (int r = tables.firstRelocation(tables.unitStart(unit)); r < tables.relocationCount() && tables.relocationSite(r) < tables.unitEnd(unit); r++) {
            int cell = tables.relocationCell(r);
            if (cell >= 0 && ImageOperands.target(tables, r, text) != tables.cellOffset(cell)) {
                return false;
            }
        }
        return true;
    }

    private ByteBuffer bytes(String section) {
        Section s = sections.get(section);
        return file.slice(s.offset, s.length);
    }

    private JsonNode stubs(Target target) throws IOException, DataFormatException {
        Section manifest = sections.get(ArchiveFile.MANIFEST);
        Inflater inflater = new Inflater(true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            inflater.setInput(file.slice(manifest.offset, manifest.length));
            byte[] chunk = new byte[1 << 14];
            int n;
            while ((n = inflater.inflate(chunk)) > 0 && out.size() <= manifest.inflated) {
                out.write(chunk, 0, n);
            }
        } finally {
            inflater.end();
        }
        for (JsonNode t : new ObjectMapper().readTree(out.toByteArray()).path("targets")) {
            if (t.path("target").asText().equals(target.id())) {
                return t.path("stubs");
            }
        }
        throw new ArchiveFormatException("archive", ArchiveFile.MANIFEST, 0, "targets", target.id(), "none of that name", ArchiveFormatException.RETRAIN);
    }
}
