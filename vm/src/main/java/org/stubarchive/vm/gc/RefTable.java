package org.stubarchive.vm.gc;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.memory.SlotArray;

/** Reusable native slots for references whose lifetime is not nested. Free slots are 0 and chained on the host side. */
final class RefTable {
    private final SlotArray slots = new SlotArray();
    private int[] free = new int[64];
    private int freeCount;
    private int used;

    int allocate(long oop) {
        int index = freeCount > 0 ? free[--freeCount] : used++;
        RawMemory.putLong(slots.address(index), oop);
        return index;
    }

    void release(int index) {
        RawMemory.putLong(slots.address(index), 0);
        if (freeCount == free.length) {
            free = java.util.Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = index;
    }

    long slot(int index) {
        return slots.address(index);
    }

    void visit(RootVisitor visitor) {
        for (int i = 0; i < used; i++) {
            visitor.visit(slots.address(i));
        }
    }
}
