package org.stubarchive.vm.gc;

import org.stubarchive.format.layout.MarkWord;
import org.stubarchive.loader.memory.RawMemory;

/** Walks a space object by object. */
final class HeapWalk {
    private HeapWalk() {}

    static void walk(Space space, ObjectShapes shapes, ObjectVisitor visitor) {
        long at = space.start;
        while (at < space.top) {
            long mark = RawMemory.getLong(at);
            if ((mark & MarkWord.TAG_MASK) == Space.FILLER_TAG) {
                at += mark >>> 2;
            } else {
                long bytes = ObjectSizes.bytes(at, shapes);
                visitor.visit(at, bytes);
                at += bytes;
            }
        }
    }
}
