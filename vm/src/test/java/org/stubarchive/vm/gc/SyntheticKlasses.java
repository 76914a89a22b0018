package org.stubarchive.vm.gc;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.memory.MetadataSpace;

/** Klasses made by hand, for heaps without a class library. */
final class SyntheticKlasses implements ObjectShapes {
    /** Offsets of the special fields in reference objects made here; 40 bytes in all, and 48 with a timestamp. */
    static final ReferenceLayout LAYOUT = new ReferenceLayout(16, 24, 32, 40, 0, 0);
    private static final int KLASS_BYTES = 512;

    private final MetadataSpace metadata;
    private final List<int[]> offsets = new ArrayList<>();
    private final List<ReferenceStrength> strengths = new ArrayList<>();

    SyntheticKlasses(MetadataSpace metadata) {
        this.metadata = metadata;
        // Number 0 stands for SoftReference: it has no mirror, so there is no clock.
        instance(48, ReferenceStrength.SOFT, 24);
    }

    /** A klass whose instances have the given size and references. */
    long instance(int bytes, ReferenceStrength strength, int... referenceOffsets) {
        long k = add(strength, referenceOffsets);
        RawMemory.putInt(k + KlassLayout.LAYOUT_HELPER, bytes);
        return k;
    }

    /** A klass of arrays. */
    long array(int elementKind, int shift) {
        long k = add(ReferenceStrength.NONE);
        RawMemory.putInt(k + KlassLayout.LAYOUT_HELPER, 0x8000_0000 | elementKind << 8 | shift);
        return k;
    }

    private long add(ReferenceStrength strength, int... referenceOffsets) {
        long k = metadata.allocate(KLASS_BYTES);
        RawMemory.putInt(k + KlassLayout.KLASS_ID, offsets.size());
        offsets.add(referenceOffsets);
        strengths.add(strength);
        return k;
    }

    static long make(SemispaceHeap heap, org.stubarchive.vm.threads.JavaThread t, long klass, long bytes) {
        long object = heap.allocate(t, bytes);
        if (object != 0) {
            RawMemory.putInt(object + ObjectLayout.KLASS, (int) klass);
        }
        return object;
    }

    @Override
    public int[] referenceOffsets(int klassId) {
        return offsets.get(klassId);
    }

    @Override
    public ReferenceStrength strength(int klassId) {
        return strengths.get(klassId);
    }

    @Override
    public int[] staticReferenceOffsets(int klassId) {
        return new int[0];
    }

    @Override
    public int mirrorBytes(long mirror) {
        throw new AssertionError("no mirrors here");
    }

    @Override
    public int klassIdOfMirror(long mirror) {
        return -1;
    }

    @Override
    public long mirror(int klassId) {
        return 0;
    }

    @Override
    public ReferenceLayout references() {
        return LAYOUT;
    }
}
