package org.stubarchive.cli.doctor;

/**
 * Something about an archive that does not fit this machine.
 *
 * @param weight what follows from it
 * @param what expected and found
 * @param remedy what the user can do
 */
public record Mismatch(Weight weight, String what, String remedy) {
    /** What follows from a mismatch. */
    public enum Weight {
        /** The archive, or some stub of it, is not loaded. */
        BLOCKS,
        /** It is loaded, with more memory, more time, or less fast code. */
        COSTS
    }
}
