package org.stubarchive.vm.gc;

import org.stubarchive.loader.memory.RawMemory;

/** A reference that the collector keeps up to date, valid until its {@link HandleScope} closes. */
public final class Handle {
    private final long slot;

    Handle(long slot) {
        this.slot = slot;
    }

    /** The object's current address, 0 for null. */
    public long oop() {
        return RawMemory.getLong(slot);
    }

    /** Makes the handle refer to another object. */
    public void set(long oop) {
        RawMemory.putLong(slot, oop);
    }
}
