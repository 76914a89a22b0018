package org.stubarchive.vm.oops;

import java.util.Arrays;
import org.stubarchive.vm.gc.RootProvider;
import org.stubarchive.vm.gc.RootVisitor;

/** The native slots in metadata that hold references: mirrors, resolved constants, appendices, loaders and modules. */
public final class MetadataRoots implements RootProvider {
    private long[] slots = new long[1024];
    private int count;

    /** Adds a slot; it stays a root for good. */
    public void add(long slot) {
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count);
        }
        slots[count++] = slot;
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        for (int i = 0; i < count; i++) {
            visitor.visit(slots[i]);
        }
    }
}
