package org.stubarchive.stubgen;

import java.util.ArrayList;
import java.util.List;

/**
 * One stub of the array copy family: {@code long copy(from, to, count)} with the C calling convention, the count in elements, at least 0, result 0. What it is called and what it has to
 * do is the same on all architectures. A reference is copied as 8 bytes: the collector needs no barrier, so the variants for uninitialised destinations are the same.
 *
 * @param name catalogue name
 * @param shift log2 of the element size, 0..3
 * @param overlap how the blocks may lie
 * @param entries number of entries: the stub's own and, mostly, one for other stubs to jump to
 */
public record CopyMember(String name, int shift, Overlap overlap, int entries) {
    /** How the blocks may lie. */
    public enum Overlap {
        /** In any way. */
        CONJOINT,
        /** Not at all, or the destination is the lower one. */
        DISJOINT
    }

    private static final int LARGEST_SHIFT = 3;

    /** The members, in a fixed order. */
    public static List<CopyMember> all() {
        String[] types = {"jbyte", "jshort", "jint", "jlong", "oop"};
        List<CopyMember> result = new ArrayList<>();
        for (String prefix : List.of("", "arrayof_")) {
            for (int type = 0; type < types.length; type++) {
                int shift = Math.min(type, LARGEST_SHIFT);
                boolean smallAligned = !prefix.isEmpty() && shift < LARGEST_SHIFT;
                result.add(new CopyMember(prefix + types[type] + "_arraycopy", shift, Overlap.CONJOINT, smallAligned ? 1 : 2));
                result.add(new CopyMember(prefix + types[type] + "_disjoint_arraycopy", shift, Overlap.DISJOINT, 2));
            }
            result.add(new CopyMember(prefix + "oop_arraycopy_uninit", LARGEST_SHIFT, Overlap.CONJOINT, 1));
            result.add(new CopyMember(prefix + "oop_disjoint_arraycopy_uninit", LARGEST_SHIFT, Overlap.DISJOINT, 2));
        }
        return List.copyOf(result);
    }

    /** Declares the entries here. */
    public void declareEntries(StubRecorder recorder) {
        recorder.entry(name);
        if (entries == 2) {
            // Other stubs jump here; there is no frame to be built or not.
            recorder.entry(name + "_nopush");
        }
    }
}
