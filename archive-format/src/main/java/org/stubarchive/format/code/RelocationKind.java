package org.stubarchive.format.code;

/** How a relocation's site is encoded. Wire ids are never changed. */
public enum RelocationKind {
    /** x86-64: 32-bit PC-relative displacement to the cell that holds the symbol's address; counted from the end of the field plus the addend's trailing bytes. */
    X86_CELL_DISP32(1),
    /** aarch64: ADRP + LDR (unsigned offset, 64 bit) pair that loads the cell; the site is the ADRP, the LDR follows it directly. */
    AARCH64_CELL_ADRP_LDR(2),
    /** Both: describes a PC-relative operand inside the same stub; bytes are final. */
    INTERNAL(3),
    /** A cell that receives the symbol's address plus the addend. */
    CELL_ABSOLUTE(4);

    private final int id;

    RelocationKind(int id) {
        this.id = id;
    }

    /** Wire id. */
    public int id() {
        return id;
    }
}
