package org.stubarchive.compiler.code;

import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Gpr;

/**
 * Where values are: word {@code i} of a frame, counted down from a base.
 *
 * @param base register that points behind word 0
 */
public record FrameWords(Gpr base) {
    /** Bytes of a word. */
    public static final int WORD = 8;

    /** Address of a word. */
    public Address at(int word) {
        return Address.of(base, -WORD * (word + 1));
    }
}
