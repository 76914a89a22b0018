package org.stubarchive.arch.aarch64.asm;

import java.util.Locale;

/** How many elements an SVE instruction counts. */
public enum Pattern implements Operand {
    /** The largest power of two. */
    POW2(0),
    /** One. */
    VL1(1),
    /** Two. */
    VL2(2),
    /** Three. */
    VL3(3),
    /** Four. */
    VL4(4),
    /** Five. */
    VL5(5),
    /** Six. */
    VL6(6),
    /** Seven. */
    VL7(7),
    /** Eight. */
    VL8(8),
    /** Sixteen. */
    VL16(9),
    /** Thirty-two. */
    VL32(10),
    /** Sixty-four. */
    VL64(11),
    /** 128. */
    VL128(12),
    /** 256. */
    VL256(13),
    /** The largest multiple of four. */
    MUL4(29),
    /** The largest multiple of three. */
    MUL3(30),
    /** All. */
    ALL(31);

    private final int code;

    Pattern(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Pattern ofCode(int code) {
        for (Pattern p : values()) {
            if (p.code == code) {
                return p;
            }
        }
        return null;
    }

    @Override
    public int shape() {
        return Shape.PATTERN;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
