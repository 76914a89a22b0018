package org.stubarchive.format.code;

/**
 * Static ids as plain ints: the {@link Category}'s wire id in bits 31..24, the stub's number in the category in bits 23..0. A static id
 * never changes its meaning and is never reused. Plain ints because a production start handles all of them and none is worth an object.
 */
public final class StaticId {
    private StaticId() {}

    /** Bits of the number. */
    public static final int NUMBER_BITS = 24;
    /** Largest number in a category. */
    public static final int MAX_NUMBER = (1 << NUMBER_BITS) - 1;

    /**
     * The id of a category's stub.
     *
     * @throws IllegalArgumentException if the number is not in 1..{@link #MAX_NUMBER}
     */
    public static int of(Category category, int number) {
        if (number < 1 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("stub number " + number + " is not in 1.." + MAX_NUMBER);
        }
        return category.id() << NUMBER_BITS | number;
    }

    /** Wire id of the category. */
    public static int category(int staticId) {
        return staticId >>> NUMBER_BITS;
    }

    /** Number in the category. */
    public static int number(int staticId) {
        return staticId & MAX_NUMBER;
    }

    /** The id as the catalogue writes it, such as {@code 0x07_000100}. */
    public static String format(int staticId) {
        StringBuilder b = new StringBuilder("0x");
        for (int shift = 28; shift >= 0; shift -= 4) {
            b.append(Character.forDigit(staticId >>> shift & 0xF, 16));
            if (shift == NUMBER_BITS) {
                b.append('_');
            }
        }
        return b.toString();
    }
}
