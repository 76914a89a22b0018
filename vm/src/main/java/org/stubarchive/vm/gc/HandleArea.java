package org.stubarchive.vm.gc;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.memory.SlotArray;

/** The handles of one thread: a stack of native slots, which are collector roots. */
public final class HandleArea implements RootProvider {
    private final SlotArray slots = new SlotArray();
    private int top;

    /** Opens a scope; handles are created in it until it closes. */
    public HandleScope open() {
        return new HandleScope(this, top);
    }

    Handle create(long oop) {
        long slot = slots.address(top++);
        RawMemory.putLong(slot, oop);
        return new Handle(slot);
    }

    void reset(int mark) {
        if (mark > top) {
            throw new IllegalStateException("handle scope closed twice or out of order: " + mark + " of " + top);
        }
        top = mark;
    }

    /** Number of live handles. */
    public int size() {
        return top;
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        for (int i = 0; i < top; i++) {
            visitor.visit(slots.address(i));
        }
    }

    /** Frees the memory. */
    public void close() {
        slots.close();
    }
}
