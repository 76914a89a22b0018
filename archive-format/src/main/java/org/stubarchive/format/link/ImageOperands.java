package org.stubarchive.format.link;

import java.nio.ByteBuffer;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.Target;

/** Reads back what linking wrote into the text, for those who verify. */
public final class ImageOperands {
    /** No operand of the relocation's kind is at its site. */
    public static final long NO_OPERAND = Long.MIN_VALUE;

    private static final byte INT3 = (byte) 0xCC;
    private static final byte UDF = 0;

    private ImageOperands() {}

    /** The byte that fills gaps: {@code int3} on x86-64 (Intel SDM vol. 2, INT3), {@code udf #0} on aarch64 (Arm ARM C6.2, UDF). */
    public static byte trap(Target target) {
        return target == Target.LINUX_X86_64 ? INT3 : UDF;
    }

    /**
     * Image offset that the operand of a relocation reaches, or {@link #NO_OPERAND}.
     *
     * @param tables tables, opened completely
     * @param relocation one that has a cell
     * @param text the text, little-endian
     */
    public static long target(CodeTables tables, int relocation, ByteBuffer text) {
        int site = tables.relocationSite(relocation);
        int kind = tables.relocationKind(relocation);
        if (kind == RelocationKind.X86_CELL_DISP32.id()) {
            return tables.textOffset() + site + 4L + tables.relocationAddend(relocation) + text.getInt(site);
        }
        if (kind == RelocationKind.AARCH64_CELL_ADRP_LDR.id()) {
            int adrp = text.getInt(site);
            int ldr = text.getInt(site + 4);
            return OperandPatcher.isCellLoad(adrp, ldr) ? OperandPatcher.cellLoadTarget(tables.textOffset() + site, adrp, ldr) : NO_OPERAND;
        }
        return NO_OPERAND;
    }
}
