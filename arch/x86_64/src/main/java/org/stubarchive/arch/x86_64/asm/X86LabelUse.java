package org.stubarchive.arch.x86_64.asm;

import org.stubarchive.stubgen.AssemblyException;
import org.stubarchive.stubgen.CodeBuffer;
import org.stubarchive.stubgen.LabelUse;

/** PC-relative fields. The distance counts from the end of the instruction, so constants behind the field matter. */
enum X86LabelUse implements LabelUse {
    REL8(1, 0),
    REL32(4, 0),
    REL32_BEFORE_1(4, 1),
    REL32_BEFORE_2(4, 2),
    REL32_BEFORE_4(4, 4);

    private final int fieldBytes;
    private final int trailingBytes;

    X86LabelUse(int fieldBytes, int trailingBytes) {
        this.fieldBytes = fieldBytes;
        this.trailingBytes = trailingBytes;
    }

    static X86LabelUse rel32(int trailingBytes) {
        for (X86LabelUse use : values()) {
            if (use.fieldBytes == 4 && use.trailingBytes == trailingBytes) {
                return use;
            }
        }
        throw new AssemblyException("no PC-relative field with " + trailingBytes + " trailing bytes");
    }

    @Override
    public void patch(CodeBuffer buffer, int site, int target) {
        int distance = target - (site + fieldBytes + trailingBytes);
        if (fieldBytes == 1) {
            if (distance != (byte) distance) {
                throw new AssemblyException("short branch at " + (site - 1) + " to " + target + " is " + distance + " bytes, at most 127");
            }
            buffer.patch8(site, distance);
        } else {
            buffer.patch32(site, distance);
        }
    }
}
