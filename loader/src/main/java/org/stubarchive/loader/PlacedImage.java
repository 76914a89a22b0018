package org.stubarchive.loader;

import org.stubarchive.format.code.CodeTables;
import org.stubarchive.loader.cache.BlobKind;
import org.stubarchive.loader.cache.BlobTables;
import org.stubarchive.loader.cache.CodeBlob;
import org.stubarchive.loader.cache.CodePlace;

/** The text of a code image in the code cache, with all that its tables tell. Its cells are before it. */
final class PlacedImage extends CodeBlob {
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
        super(new CodePlace(address + tables.textOffset(), tables.textSize()), BlobKind.IMAGE, NO_FRAME, BlobTables.ofFaults(tables.faultRanges()));
        this.file = file;
        this.tables = tables;
        this.address = address;
        this.text = start();
        this.origin = origin;
    }

    @Override
    public String name() {
        return file;
    }

    /** Unit that a PC of the text is in, or -1 in gaps. */
    int unit(long pc) {
        return tables.findUnit((int) (pc - text));
    }
}
