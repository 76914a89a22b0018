package org.stubarchive.arch.aarch64.asm;

/**
 * Consecutive vector registers; after register 31 comes register 0.
 *
 * @param first the first one, with an arrangement or (SVE) an element
 * @param count 1..4
 */
public record RegList(Reg first, int count) implements Operand {
    private static final int MOST = 4;

    /** Validates. */
    public RegList {
        if (count < 1 || count > MOST || first.kind().element() == null || first.kind().suffix().isEmpty()) {
            throw new IllegalArgumentException("bad register list of " + count + " from " + first);
        }
    }

    /** The list of {@code count} registers from {@code first} on. */
    public static RegList of(Reg first, int count) {
        return new RegList(first, count);
    }

    @Override
    public int shape() {
        return Shape.LIST;
    }

    @Override
    public String toString() {
        return text(first, count);
    }

    /** Up to two are listed, a longer sequence is written as a range unless it wraps around. */
    static String text(Reg first, int count) {
        int last = first.number() + count - 1;
        if (count > 2 && last <= Reg.NUMBER_31) {
            return "{" + first + "-" + Reg.of(first.kind(), last) + "}";
        }
        StringBuilder b = new StringBuilder("{").append(first);
        for (int i = 1; i < count; i++) {
            b.append(", ").append(Reg.of(first.kind(), first.number() + i & Reg.NUMBER_31));
        }
        return b.append('}').toString();
    }
}
