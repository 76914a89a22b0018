package org.stubarchive.stubgen;

/**
 * A general purpose register of some architecture.
 *
 * @param encoding number in instruction encodings, 0..31
 * @param name name of the full-width register
 */
public record Gpr(int encoding, String name) {
    /** Validates. */
    public Gpr {
        if (encoding < 0 || encoding > 31) {
            throw new IllegalArgumentException("register number " + encoding);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
