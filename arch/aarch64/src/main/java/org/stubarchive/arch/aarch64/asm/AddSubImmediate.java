package org.stubarchive.arch.aarch64.asm;

/** Immediates of ADD and SUB: twelve bits, or twelve bits shifted left by twelve. Source: Arm ARM, ADD (immediate). */
public final class AddSubImmediate {
    private static final int BITS = 12;
    private static final long LOW = (1 << BITS) - 1;

    private AddSubImmediate() {}

    /** Whether a value, never negative, can be encoded; the negative of an encodable value is the immediate of the opposite instruction. */
    public static boolean isEncodable(long value) {
        return (value & ~LOW) == 0 || (value & ~(LOW << BITS)) == 0;
    }
}
