package org.stubarchive.vm.gc;

/** Handles that are released together; closed in the opposite order of opening. */
public final class HandleScope implements AutoCloseable {
    private final HandleArea area;
    private final int mark;

    HandleScope(HandleArea area, int mark) {
        this.area = area;
        this.mark = mark;
    }

    /** A handle to the object, or to null for 0. */
    public Handle handle(long oop) {
        return area.create(oop);
    }

    /** Releases all handles created since the scope was opened. */
    @Override
    public void close() {
        area.reset(mark);
    }
}
