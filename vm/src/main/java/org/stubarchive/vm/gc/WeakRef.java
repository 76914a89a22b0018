package org.stubarchive.vm.gc;

import org.stubarchive.loader.memory.RawMemory;

/** A reference that does not keep its object alive; the collector clears it with the object. Whoever shares it says when it may be released. */
public final class WeakRef {
    private final RefTable table;
    private final int index;

    WeakRef(RefTable table, int index) {
        this.table = table;
        this.index = index;
    }

    /** A new weak reference. */
    public static WeakRef create(long oop) {
        return GlobalRefs.get().createWeak(oop);
    }

    /** The object's current address, 0 once it is gone. What is read afterwards is read later. */
    public long oop() {
        return RawMemory.getLongAcquire(table.slot(index));
    }

    /** Gives the slot back; the reference must not be used any more. */
    public void release() {
        table.release(index);
    }
}
