package org.stubarchive.compiler.ci;

/** What was counted while a method was interpreted. Counts saturate; they say nothing exact. */
public interface CiProfile {
    /** Nothing was counted. */
    CiProfile NONE = new CiProfile() {
        @Override
        public int taken(int bci) {
            return UNKNOWN;
        }

        @Override
        public int notTaken(int bci) {
            return UNKNOWN;
        }

        @Override
        public int receivers(int bci, CiKlass[] klasses, int[] counts) {
            return UNKNOWN;
        }
    };

    /** Nothing is known of this bytecode. */
    int UNKNOWN = -1;

    /** How often the branch at this index was taken, or {@link #UNKNOWN}. */
    int taken(int bci);

    /** How often the branch at this index was not taken, or {@link #UNKNOWN}. */
    int notTaken(int bci);

    /**
     * The classes of receivers of a call, or of objects of a type check.
     *
     * @param klasses takes the most frequent ones, most frequent first
     * @param counts takes how often each was seen; as long as {@code klasses}
     * @return how many classes were seen, which may be more than fit, or {@link #UNKNOWN}
     */
    int receivers(int bci, CiKlass[] klasses, int[] counts);
}
