package org.stubarchive.format.code;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Linked code: text, cells and tables for one target, position independent, not yet bound. What an archive stores per target, and what
 * generating on demand gives; both are bound in the same way.
 *
 * <p>Address space of an image: the cells from offset 0, the text from {@link CodeTables#textOffset()}. Text reaches cells PC-relatively,
 * so the two are placed at exactly this distance; the image's address must be a multiple of {@link TablesLayout#PAGE}.
 *
 * <pre>
 * 0                     fixedCellsSize         cellsSize     textOffset           textOffset + textSize
 * | cells bound once    | cells bound again    |  nothing    | text               |
 * | read-only when bound| later (stub missing) |             | read+execute       |
 * </pre>
 *
 * <p>Made by {@code org.stubarchive.format.link.TextLinker}.
 */
public final class CodeImage {
    private final Target target;
    private final ByteBuffer text;
    private final ByteBuffer cells;
    private final ByteBuffer tables;
    private final SortedMap<Integer, String> labels;

    /**
     * @param target what the code runs on
     * @param text the text section, from position to limit
     * @param cells the cells' initial contents: offsets in the image or zero, never addresses
     * @param tables the tables section, see {@link CodeTables#open}
     * @param labels labels by text offset, for disassembly; may be empty
     */
    public CodeImage(Target target, ByteBuffer text, ByteBuffer cells, ByteBuffer tables, SortedMap<Integer, String> labels) {
        this.target = target;
        this.text = view(text);
        this.cells = view(cells);
        this.tables = view(tables);
        this.labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    private static ByteBuffer view(ByteBuffer buffer) {
        return buffer.slice().asReadOnlyBuffer();
    }

    /** What the code runs on. */
    public Target target() {
        return target;
    }

    /** The text section: a fresh little-endian read-only view. */
    public ByteBuffer text() {
        return text.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The cells section: a fresh little-endian read-only view. */
    public ByteBuffer cells() {
        return cells.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The tables section: a fresh little-endian read-only view. */
    public ByteBuffer tables() {
        return tables.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Labels by text offset. */
    public SortedMap<Integer, String> labels() {
        return labels;
    }
}
