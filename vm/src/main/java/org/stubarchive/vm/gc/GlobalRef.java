package org.stubarchive.vm.gc;

import org.stubarchive.loader.memory.RawMemory;

/** A strong reference held by the VM until it is released. Whoever shares it says when it may be released. */
public final class GlobalRef {
    private final RefTable table;
    private final int index;

    GlobalRef(RefTable table, int index) {
        this.table = table;
        this.index = index;
    }

    /** The object's current address, 0 for null. */
    public long oop() {
        return RawMemory.getLong(table.slot(index));
    }

    /** Makes the reference refer to another object. */
    public void set(long oop) {
        RawMemory.putLong(table.slot(index), oop);
    }

    /** Address of the native slot. */
    public long slot() {
        return table.slot(index);
    }

    /** Gives the slot back; the reference must not be used any more. */
    public void release() {
        table.release(index);
    }
}
