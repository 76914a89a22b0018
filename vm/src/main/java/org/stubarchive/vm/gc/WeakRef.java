package org.stubarchive.vm.gc;

import org.stubarchive.loader.memory.RawMemory;

/** A reference that does not keep its object alive; the collector clears it with the object. Used under the VM lock. */
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

    /** The object's current address, 0 once it is gone. */
    public long oop() {
        return RawMemory.getLong(table.slot(index));
    }

    /** Gives the slot back; the reference must not be used any more. */
    public void release() {
        table.release(index);
    }
}
