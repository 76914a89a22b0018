package org.stubarchive.cli.diff;

import java.util.Comparator;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.Target;

/**
 * Identity of a variant of a stub, the same in every archive.
 *
 * @param target what it runs on
 * @param staticId the stub, see {@link StaticId}
 * @param features needed features
 */
public record StubKey(Target target, int staticId, CpuFeatures features) implements Comparable<StubKey> {
    private static final Comparator<StubKey> ORDER = Comparator.comparingInt((StubKey k) -> k.target.wireId())
            .thenComparingInt(StubKey::staticId).thenComparing(StubKey::mask, Long::compareUnsigned);

    private long mask() {
        long mask = 0;
        for (CpuFeature f : features.asSet()) {
            mask |= 1L << f.ordinal();
        }
        return mask;
    }

    /** By target, id, and preference of the variant, baseline first. */
    @Override
    public int compareTo(StubKey other) {
        return ORDER.compare(this, other);
    }

    /** As in reports and lists of allowed changes: {@code linux-x86_64/0x04_000001/avx+avx2}. */
    @Override
    public String toString() {
        return target.id() + "/" + StaticId.format(staticId) + "/" + features;
    }
}
