package org.stubarchive.loader;

import org.stubarchive.format.code.CodeTables;

/** A code image in the code space. */
final class PlacedImage {
    /** Name of the file for messages. */
    final String file;
    final CodeTables tables;
    /** Address of the cells. */
    final long address;
    /** Address of the text. */
    final long text;
    final CodeOrigin origin;
    /** Cells that hold an address of missing code, and the address. */
    int[] unresolvedCells = new int[0];
    long[] unresolvedValues = new long[0];
    /** Whether some of its units are not what this build generates: these are never bound, and their cells may name what this build does not have. */
    boolean hasStaleUnits;
    boolean bound;

    PlacedImage(String file, CodeTables tables, long address, CodeOrigin origin) {
        this.file = file;
        this.tables = tables;
        this.address = address;
        this.text = address + tables.textOffset();
        this.origin = origin;
    }

    /** Whether a PC is in the text. */
    boolean covers(long pc) {
        return pc >= text && pc < text + tables.textSize();
    }
}
