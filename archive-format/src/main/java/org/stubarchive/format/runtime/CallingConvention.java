package org.stubarchive.format.runtime;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.code.Target;

/**
 * How compiled code passes arguments: integers and references in the integer argument registers, floats and doubles in the floating-point ones, each
 * in order while there are any; the others on the stack, one word each in order, from the stack pointer up, which is a multiple of 16 (the return
 * address, where it is on the stack, lies below). Of an int the upper half of its register or word is undefined.
 *
 * <p>Registers have indices here; the architecture says which they are. All registers but those of thread, stack and frame are the callee's to change.
 *
 * @param integers number of integer argument registers
 * @param floats number of floating-point argument registers
 */
public record CallingConvention(int integers, int floats) {
    /** Where an argument is. */
    public enum Place {
        /** An integer argument register. */
        INTEGER,
        /** A floating-point argument register. */
        FLOAT,
        /** A word on the stack. */
        STACK
    }

    /**
     * Location of an argument.
     *
     * @param place kind
     * @param index of the register or word, from 0
     */
    public record Location(Place place, int index) {}

    /** The convention of a target. */
    public static CallingConvention of(Target target) {
        return switch (target) {
            case LINUX_X86_64 -> new CallingConvention(6, 8);
            case LINUX_AARCH64 -> new CallingConvention(8, 8);
        };
    }

    /** Locations of all arguments, in their order. */
    public List<Location> locations(SignatureShape shape) {
        List<Location> locations = new ArrayList<>(shape.count());
        int integer = 0;
        int fp = 0;
        int stack = 0;
        for (int i = 0; i < shape.count(); i++) {
            boolean isFloat = shape.type(i) == BasicType.FLOAT || shape.type(i) == BasicType.DOUBLE;
            if (isFloat && fp < floats) {
                locations.add(new Location(Place.FLOAT, fp++));
            } else if (!isFloat && integer < integers) {
                locations.add(new Location(Place.INTEGER, integer++));
            } else {
                locations.add(new Location(Place.STACK, stack++));
            }
        }
        return locations;
    }

    /** Number of words on the stack among locations. */
    public static int stackWords(List<Location> locations) {
        int words = 0;
        for (Location l : locations) {
            words += l.place() == Place.STACK ? 1 : 0;
        }
        return words;
    }
}
