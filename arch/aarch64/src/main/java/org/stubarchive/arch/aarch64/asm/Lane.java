package org.stubarchive.arch.aarch64.asm;

import org.stubarchive.stubgen.Fpr;

/**
 * One element of a vector register, as {@code v3.d[1]}.
 *
 * @param number of the register, 0..31
 * @param element size of the elements
 * @param index of the element, at least 0
 */
public record Lane(int number, Element element, int index) implements Operand {
    /** Bytes of a vector register. */
    private static final int REGISTER = 16;

    /** Validates. */
    public Lane {
        if (number < 0 || number > Reg.NUMBER_31 || index < 0 || index >= REGISTER / element.bytes()) {
            throw new IllegalArgumentException("no lane " + element + " " + index + " of register " + number);
        }
    }

    /** An element of a register. */
    public static Lane of(int number, Element element, int index) {
        return new Lane(number, element, index);
    }

    /** An element of a register. */
    public static Lane of(Fpr fpr, Element element, int index) {
        return new Lane(fpr.encoding(), element, index);
    }

    @Override
    public int shape() {
        return Shape.LANE;
    }

    @Override
    public String toString() {
        return "v" + number + "." + element.letter() + "[" + index + "]";
    }
}
