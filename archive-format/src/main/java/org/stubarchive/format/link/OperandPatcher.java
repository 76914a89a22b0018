package org.stubarchive.format.link;

import java.nio.ByteBuffer;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;

/**
 * Writes PC-relative operands that reach cells. Offsets are in the image, whose address is a multiple of 16 KiB, so 4 KiB page numbers of
 * offsets and of addresses differ by a constant.
 *
 * <p>Encodings: Intel SDM vol. 2, 2.2.1.6 (RIP-relative addressing); Arm ARM DDI 0487, C6.2 ADRP and LDR (immediate, unsigned offset).
 */
public final class OperandPatcher {
    private static final int ADRP_MASK = 0x9F000000;
    private static final int ADRP = 0x90000000;
    private static final int LDR64_MASK = 0xFFC00000;
    private static final int LDR64 = 0xF9400000;
    private static final int ADRP_IMMEDIATE = 0x60FFFFE0;
    private static final int LDR_IMMEDIATE = 0x003FFC00;
    private static final int REGISTER = 0x1F;

    private OperandPatcher() {}

    /** Bytes from the site that the kind's operand occupies, trailing bytes of the instruction included. */
    static int extent(Relocation r) {
        return switch (r.kind()) {
            case X86_CELL_DISP32 -> Math.toIntExact(4 + r.addend());
            case AARCH64_CELL_ADRP_LDR -> 8;
            case INTERNAL, CELL_ABSOLUTE -> 1;
        };
    }

    /**
     * Writes an operand.
     *
     * @param relocation kind and addend; its own site does not matter
     * @param text the text, little-endian
     * @param site its offset in the text
     * @param textOffset offset of the text in the image
     * @param cell offset of the cell in the image
     * @throws IllegalArgumentException if the site holds no instructions of the kind
     */
    public static void patch(Relocation relocation, ByteBuffer text, int site, int textOffset, int cell) {
        switch (relocation.kind()) {
            case X86_CELL_DISP32 -> {
                long next = (long) textOffset + site + 4 + relocation.addend();
                text.putInt(site, Math.toIntExact(cell - next));
            }
            case AARCH64_CELL_ADRP_LDR -> {
                int adrp = text.getInt(site);
                int ldr = text.getInt(site + 4);
                if (!isCellLoad(adrp, ldr)) {
                    throw new IllegalArgumentException(String.format("expected ADRP Xn and LDR Xt, [Xn] at text offset %d, found %08x %08x", site, adrp, ldr));
                }
                int pages = (cell >> 12) - (textOffset + site >> 12);
                text.putInt(site, adrp & ~ADRP_IMMEDIATE | (pages & 3) << 29 | (pages >> 2 & 0x7FFFF) << 5);
                text.putInt(site + 4, ldr & ~LDR_IMMEDIATE | (cell & 0xFFF) >> 3 << 10);
            }
            case INTERNAL, CELL_ABSOLUTE -> throw new IllegalArgumentException("no operand of kind " + relocation.kind());
        }
    }

    /** Whether two instructions are ADRP Xn and LDR Xt, [Xn, #]. */
    static boolean isCellLoad(int adrp, int ldr) {
        return (adrp & ADRP_MASK) == ADRP && (ldr & LDR64_MASK) == LDR64 && (ldr >>> 5 & REGISTER) == (adrp & REGISTER);
    }

    /** Image offset that a cell load at an image offset reaches. */
    static long cellLoadTarget(int at, int adrp, int ldr) {
        int pages = ((adrp >> 5 & 0x7FFFF) << 2 | adrp >>> 29 & 3) << 11 >> 11;
        return ((long) (at >> 12) + pages << 12) + ((ldr >>> 10 & 0xFFFL) << 3);
    }

    /** Clears the bits that {@link #patch} writes, so that equal code has equal bytes wherever it was laid out. */
    static void mask(RelocationKind kind, ByteBuffer code, int site) {
        switch (kind) {
            case X86_CELL_DISP32 -> code.putInt(site, 0);
            case AARCH64_CELL_ADRP_LDR -> {
                code.putInt(site, code.getInt(site) & ~ADRP_IMMEDIATE);
                code.putInt(site + 4, code.getInt(site + 4) & ~LDR_IMMEDIATE);
            }
            case INTERNAL, CELL_ABSOLUTE -> { }
        }
    }
}
