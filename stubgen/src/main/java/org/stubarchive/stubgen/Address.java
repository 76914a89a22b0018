package org.stubarchive.stubgen;

import java.util.Objects;

/**
 * A memory operand: base + index * 2^scale + displacement. Every architecture accepts every form (with a scratch register where needed).
 *
 * @param base base register
 * @param index index register, 64 bits significant, or null
 * @param scale log2 of the index factor, 0..3
 * @param displacement signed constant
 */
public record Address(Gpr base, Gpr index, int scale, int displacement) {
    /** Validates. */
    public Address {
        Objects.requireNonNull(base);
        if (scale < 0 || scale > 3 || index == null && scale != 0) {
            throw new IllegalArgumentException("scale " + scale);
        }
    }

    /** Base and displacement. */
    public static Address of(Gpr base, int displacement) {
        return new Address(base, null, 0, displacement);
    }

    /** Base, scaled index and displacement. */
    public static Address indexed(Gpr base, Gpr index, int scale, int displacement) {
        return new Address(base, index, scale, displacement);
    }
}
