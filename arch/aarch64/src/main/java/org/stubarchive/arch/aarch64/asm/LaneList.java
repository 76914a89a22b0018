package org.stubarchive.arch.aarch64.asm;

/**
 * The same element of consecutive vector registers, as {@code {v0.s, v1.s}[2]}.
 *
 * @param first number of the first register
 * @param count 1..4
 * @param element size of the elements
 * @param index of the element
 */
public record LaneList(int first, int count, Element element, int index) implements Operand {
    private static final int MOST = 4;

    /** Validates. */
    public LaneList {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("bad list of " + count + " registers");
        }
        Lane.of(first, element, index);
    }

    /** An element of {@code count} registers. */
    public static LaneList of(int first, int count, Element element, int index) {
        return new LaneList(first, count, element, index);
    }

    @Override
    public int shape() {
        return Shape.LANE_LIST;
    }

    @Override
    public String toString() {
        StringBuilder b = new StringBuilder("{");
        int last = first + count - 1;
        if (count > 2 && last <= Reg.NUMBER_31) {
            return b.append(name(first)).append('-').append(name(last)).append("}[").append(index).append(']').toString();
        }
        for (int i = 0; i < count; i++) {
            b.append(i == 0 ? "" : ", ").append(name(first + i & Reg.NUMBER_31));
        }
        return b.append("}[").append(index).append(']').toString();
    }

    private String name(int number) {
        return "v" + number + "." + element.letter();
    }
}
