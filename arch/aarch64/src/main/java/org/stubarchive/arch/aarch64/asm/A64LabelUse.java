package org.stubarchive.arch.aarch64.asm;

import org.stubarchive.stubgen.AssemblyException;
import org.stubarchive.stubgen.CodeBuffer;
import org.stubarchive.stubgen.LabelUse;

/** PC-relative fields; the distance counts from the instruction itself. */
public enum A64LabelUse implements LabelUse {
    /** B, BL: words, +-128 MiB. */
    IMM26(26, 0, 4),
    /** B.cond, CBZ, CBNZ, LDR (literal): words, +-1 MiB. */
    IMM19(19, 5, 4),
    /** TBZ, TBNZ: words, +-32 KiB. */
    IMM14(14, 5, 4),
    /** ADR: bytes, +-1 MiB; the two low bits stand apart. */
    ADR21(21, 5, 1);

    private final int bits;
    private final int position;
    private final int unit;

    A64LabelUse(int bits, int position, int unit) {
        this.bits = bits;
        this.position = position;
        this.unit = unit;
    }

    /** Whether the field can hold a distance in bytes. */
    public boolean reaches(long distance) {
        return distance % unit == 0 && distance >= -limit() && distance < limit();
    }

    private long limit() {
        return (long) unit << bits - 1;
    }

    /** Field bits of a distance that is reached. */
    int encode(long distance) {
        int value = (int) (distance / unit) & (1 << bits) - 1;
        return this == ADR21 ? (value & 3) << 29 | value >> 2 << position : value << position;
    }

    /** Distance that an instruction's field holds. */
    long decode(int word) {
        int value = this == ADR21 ? (word >> position & 0x7FFFF) << 2 | word >>> 29 & 3 : word >> position;
        int unused = 32 - bits;
        return (long) (value << unused >> unused) * unit;
    }

    /** Field bits of the distance from an instruction to an offset. */
    int encodeChecked(int site, long target) {
        long distance = target - site;
        if (!reaches(distance)) {
            throw new AssemblyException("instruction at " + site + " to " + target + ": distance " + distance + " does not fit " + this + " (multiples of " + unit + ", "
                + -limit() + ".." + (limit() - unit) + ")");
        }
        return encode(distance);
    }

    @Override
    public void patch(CodeBuffer buffer, int site, int target) {
        buffer.patch32(site, buffer.get32(site) & ~encode(-1L * unit) | encodeChecked(site, target));
    }
}
