package org.stubarchive.loader;

/** Flags of the VM that generators read: archived code that depends on another value is not taken. */
public interface VmFlags {
    /** No flags: code that depends on any is not taken. */
    VmFlags NONE = new VmFlags() {
        @Override
        public boolean isKnown(String name) {
            return false;
        }

        @Override
        public long value(String name) {
            throw new IllegalArgumentException("no VM flag '" + name + "'");
        }
    };

    /** Whether there is such a flag. */
    boolean isKnown(String name);

    /**
     * Value of a flag.
     *
     * @throws IllegalArgumentException if there is no such flag
     */
    long value(String name);
}
