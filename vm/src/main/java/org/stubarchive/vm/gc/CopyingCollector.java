package org.stubarchive.vm.gc;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.MarkWord;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;

/**
 * The copying part of a collection (Cheney 1970): objects that a visited slot refers to move to the new space and leave their new address in
 * their old mark word; {@link #drain} then scans the copies in order.
 *
 * <p>No host allocation happens in the loops.
 */
final class CopyingCollector implements RootVisitor {
    private static final int COPY_LOOP_LIMIT = 256;

    private final ObjectShapes shapes;
    private final ShapeTable table;
    private final ReferenceProcessor references;
    private long fromStart;
    private long fromSize;
    private long top;
    private long scan;

    CopyingCollector(ObjectShapes shapes) {
        this.shapes = shapes;
        table = new ShapeTable(shapes);
        references = new ReferenceProcessor(this);
    }

    ReferenceProcessor references() {
        return references;
    }

    void begin(Space from, Space to) {
        fromStart = from.start;
        fromSize = from.size;
        top = to.start;
        scan = to.start;
    }

    /** End of what was copied. */
    long top() {
        return top;
    }

    @Override
    public void visit(long slot) {
        long object = RawMemory.getLong(slot);
        if (object != 0) {
            RawMemory.putLong(slot, forward(object));
        }
    }

    /** Whether an object of the old space has been copied. */
    boolean isForwarded(long object) {
        return (RawMemory.getLong(object) & MarkWord.TAG_MASK) == MarkWord.TAG_FORWARDED;
    }

    /** New address of an object of the old space that has been copied. */
    long forwarded(long object) {
        return RawMemory.getLong(object) & ~(long) MarkWord.TAG_MASK;
    }

    /** Whether the address is in the old space. */
    boolean isOld(long object) {
        return Long.compareUnsigned(object - fromStart, fromSize) < 0;
    }

    /** New address of an object, which is copied if it has not been yet. */
    long forward(long object) {
        if (Long.compareUnsigned(object - fromStart, fromSize) >= 0) {
            return object;
        }
        long mark = RawMemory.getLong(object);
        if ((mark & MarkWord.TAG_MASK) == MarkWord.TAG_FORWARDED) {
            return mark & ~(long) MarkWord.TAG_MASK;
        }
        return copy(object, mark);
    }

    private long copy(long object, long mark) {
        long size = ObjectSizes.bytes(object, shapes);
        long copy = top;
        top = copy + size;
        RawMemory.putLong(copy, mark);
        if (size <= COPY_LOOP_LIMIT) {
            for (long i = 8; i < size; i += 8) {
                RawMemory.putLong(copy + i, RawMemory.getLong(object + i));
            }
        } else {
            RawMemory.copy(object + 8, copy + 8, size - 8);
        }
        RawMemory.putLong(object, copy | MarkWord.TAG_FORWARDED);
        return copy;
    }

    /** Scans copies until there are no unscanned ones. */
    void drain() {
        long at = scan;
        while (at < top) {
            long klass = ObjectSizes.klass(at);
            int helper = RawMemory.getInt(klass + KlassLayout.LAYOUT_HELPER);
            if (helper < 0) {
                int length = RawMemory.getInt(at + ObjectLayout.ARRAY_LENGTH);
                long end = at + ObjectSizes.arrayBytes(helper, length);
                if (ObjectSizes.holdsReferences(helper)) {
                    scanElements(at + ObjectLayout.ARRAY_ELEMENTS, end);
                }
                at = end;
            } else {
                at += scanInstance(at, klass, helper);
            }
        }
        scan = at;
    }

    private void scanElements(long from, long to) {
        for (long slot = from; slot < to; slot += ObjectLayout.REFERENCE_SIZE) {
            long object = RawMemory.getLong(slot);
            if (object != 0) {
                RawMemory.putLong(slot, forward(object));
            }
        }
    }

    private void scanFields(long object, int[] offsets) {
        for (int offset : offsets) {
            long slot = object + offset;
            long value = RawMemory.getLong(slot);
            if (value != 0) {
                RawMemory.putLong(slot, forward(value));
            }
        }
    }

    private long scanInstance(long object, long klass, int helper) {
        int id = RawMemory.getInt(klass + KlassLayout.KLASS_ID);
        scanFields(object, table.offsets(id));
        ReferenceStrength strength = table.strength(id);
        if (strength != ReferenceStrength.NONE) {
            references.scan(object, strength);
        }
        if ((helper & 1) != 0 && ObjectSizes.isMirrorKlass(klass)) {
            int described = shapes.klassIdOfMirror(object);
            if (described >= 0) {
                scanFields(object, shapes.staticReferenceOffsets(described));
            }
            return shapes.mirrorBytes(object);
        }
        return helper & ~1;
    }
}
