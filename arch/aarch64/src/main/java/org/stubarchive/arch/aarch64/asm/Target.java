package org.stubarchive.arch.aarch64.asm;

import org.stubarchive.stubgen.Label;

/**
 * What a PC-relative operand refers to.
 *
 * @param label the label when assembling, or null
 * @param offset offset in the code when decoded
 */
public record Target(Label label, long offset) implements Operand {
    /** A label. */
    public static Target of(Label label) {
        return new Target(label, 0);
    }

    /** An offset in the code, as the decoder finds it. */
    static Target decoded(long offset) {
        return new Target(null, offset);
    }

    @Override
    public int shape() {
        return Shape.TARGET;
    }

    @Override
    public String toString() {
        return label == null ? "0x" + Long.toHexString(offset) : "label";
    }
}
