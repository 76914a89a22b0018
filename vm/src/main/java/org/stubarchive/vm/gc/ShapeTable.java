package org.stubarchive.vm.gc;

import java.util.Arrays;

/** The shapes of the klasses seen so far, in arrays that the copying loop reads. */
final class ShapeTable {
    private static final int FIRST = 1024;

    private final ObjectShapes shapes;
    private int[][] offsets = new int[FIRST][];
    private ReferenceStrength[] strengths = new ReferenceStrength[FIRST];

    ShapeTable(ObjectShapes shapes) {
        this.shapes = shapes;
    }

    int[] offsets(int klassId) {
        if (klassId < offsets.length) {
            int[] known = offsets[klassId];
            if (known != null) {
                return known;
            }
        }
        return fill(klassId);
    }

    private int[] fill(int klassId) {
        if (klassId >= offsets.length) {
            int length = Math.max(klassId + 1, 2 * offsets.length);
            offsets = Arrays.copyOf(offsets, length);
            strengths = Arrays.copyOf(strengths, length);
        }
        strengths[klassId] = shapes.strength(klassId);
        return offsets[klassId] = shapes.referenceOffsets(klassId);
    }

    /** Strength of a klass whose offsets were asked for before. */
    ReferenceStrength strength(int klassId) {
        return strengths[klassId];
    }
}
