package org.stubarchive.arch.aarch64.asm;

import java.util.Locale;

/** What a prefetch prepares for: load, instruction fetch or store; the cache level; to keep or to stream. */
public enum Prefetch implements Operand {
    /** Load, first level. */
    PLDL1KEEP(0),
    /** Load once, first level. */
    PLDL1STRM(1),
    /** Load, second level. */
    PLDL2KEEP(2),
    /** Load once, second level. */
    PLDL2STRM(3),
    /** Load, third level. */
    PLDL3KEEP(4),
    /** Load once, third level. */
    PLDL3STRM(5),
    /** Fetch, first level. */
    PLIL1KEEP(8),
    /** Fetch once, first level. */
    PLIL1STRM(9),
    /** Fetch, second level. */
    PLIL2KEEP(10),
    /** Fetch once, second level. */
    PLIL2STRM(11),
    /** Fetch, third level. */
    PLIL3KEEP(12),
    /** Fetch once, third level. */
    PLIL3STRM(13),
    /** Store, first level. */
    PSTL1KEEP(16),
    /** Store once, first level. */
    PSTL1STRM(17),
    /** Store, second level. */
    PSTL2KEEP(18),
    /** Store once, second level. */
    PSTL2STRM(19),
    /** Store, third level. */
    PSTL3KEEP(20),
    /** Store once, third level. */
    PSTL3STRM(21);

    private final int code;

    Prefetch(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The operation of a code, or null if the code has no name. */
    static Prefetch ofCode(int code) {
        for (Prefetch p : values()) {
            if (p.code == code) {
                return p;
            }
        }
        return null;
    }

    @Override
    public int shape() {
        return Shape.PREFETCH;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
