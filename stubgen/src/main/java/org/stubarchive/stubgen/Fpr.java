package org.stubarchive.stubgen;

/**
 * A floating-point or vector register of some architecture.
 *
 * @param encoding number in instruction encodings, 0..31
 * @param name name of the register
 */
public record Fpr(int encoding, String name) {
    /** Validates. */
    public Fpr {
        if (encoding < 0 || encoding > 31) {
            throw new IllegalArgumentException("register number " + encoding);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
