package org.stubarchive.vm.gc;

import java.util.Arrays;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.locks.LockRank;
import org.stubarchive.vm.locks.RuntimeLock;
import org.stubarchive.vm.memory.SlotArray;

/** Reusable native slots for references whose lifetime is not nested. Free slots are 0 and chained on the host side. Guarded by a lock of its own. */
final class RefTable {
    private final RuntimeLock lock = new RuntimeLock(LockRank.REFERENCES);
    private final SlotArray slots = new SlotArray();
    private int[] free = new int[64];
    private int freeCount;
    private int used;

    int allocate(long oop) {
        lock.lock();
        try {
            int index = freeCount > 0 ? free[--freeCount] : used++;
            RawMemory.putLong(slots.address(index), oop);
            return index;
        } finally {
            lock.unlock();
        }
    }

    void release(int index) {
        lock.lock();
        try {
            RawMemory.putLong(slots.address(index), 0);
            if (freeCount == free.length) {
                free = Arrays.copyOf(free, 2 * freeCount);
            }
            free[freeCount++] = index;
        } finally {
            lock.unlock();
        }
    }

    /** Address of a slot that is in use; takes no lock. */
    long slot(int index) {
        return slots.address(index);
    }

    /** The world is stopped. */
    void visit(RootVisitor visitor) {
        for (int i = 0; i < used; i++) {
            visitor.visit(slots.address(i));
        }
    }
}
