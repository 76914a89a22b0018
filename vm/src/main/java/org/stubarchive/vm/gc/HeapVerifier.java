package org.stubarchive.vm.gc;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.MarkWord;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.memory.MetadataSpace;

/** Checks every object of a space: its mark, its klass, its size, and that its references point at objects of the space. A debugging aid. */
public final class HeapVerifier implements RootVisitor {
    private final ObjectShapes shapes;
    private final ShapeTable table;
    private final MetadataSpace metadata;
    private Space space;
    private String when;

    /** A verifier for klasses in the given metadata space. */
    public HeapVerifier(ObjectShapes shapes, MetadataSpace metadata) {
        this.shapes = shapes;
        table = new ShapeTable(shapes);
        this.metadata = metadata;
    }

    /**
     * Checks a space.
     *
     * @throws HeapCorruption with the first violation
     */
    void verify(Space checked, String moment) {
        space = checked;
        when = moment;
        long at = space.start;
        while (at < space.top) {
            long mark = RawMemory.getLong(at);
            if ((mark & MarkWord.TAG_MASK) == Space.FILLER_TAG) {
                at += mark >>> 2;
            } else {
                check((mark & MarkWord.TAG_MASK) != MarkWord.TAG_FORWARDED, at, "forwarded mark", mark);
                at += verifyObject(at);
            }
        }
        check(at == space.top, at, "last object ends behind the top", space.top);
    }

    /** Checks a root of the space that was verified last. */
    @Override
    public void visit(long slot) {
        long value = RawMemory.getLong(slot);
        if (value != 0) {
            boolean inside = space.contains(value) && (value & 7) == 0;
            check(inside && metadata.contains(ObjectSizes.klass(value)), slot, "root", value);
        }
    }

    private long verifyObject(long object) {
        long klass = ObjectSizes.klass(object);
        check(metadata.contains(klass) && (klass & 7) == 0, object, "klass pointer", klass);
        int helper = RawMemory.getInt(klass + KlassLayout.LAYOUT_HELPER);
        check(helper != 0, object, "layout helper of klass", klass);
        long bytes = ObjectSizes.bytes(object, shapes);
        check(bytes >= 16 && (bytes & 7) == 0 && bytes <= space.top - object, object, "size", bytes);
        if (helper < 0) {
            if (ObjectSizes.holdsReferences(helper)) {
                int length = RawMemory.getInt(object + ObjectLayout.ARRAY_LENGTH);
                for (int i = 0; i < length; i++) {
                    verifyReference(object, ObjectLayout.ARRAY_ELEMENTS + 8L * i);
                }
            }
            return bytes;
        }
        int id = RawMemory.getInt(klass + KlassLayout.KLASS_ID);
        verifyFields(object, table.offsets(id));
        if (table.strength(id) != ReferenceStrength.NONE) {
            verifyReference(object, shapes.references().referent());
            verifyReference(object, shapes.references().discovered());
        }
        if (ObjectSizes.isMirrorKlass(klass) && shapes.klassIdOfMirror(object) >= 0) {
            verifyFields(object, shapes.staticReferenceOffsets(shapes.klassIdOfMirror(object)));
        }
        return bytes;
    }

    private void verifyFields(long object, int[] offsets) {
        for (int offset : offsets) {
            verifyReference(object, offset);
        }
    }

    private void verifyReference(long object, long offset) {
        long value = RawMemory.getLong(object + offset);
        if (value != 0) {
            boolean inside = space.contains(value) && (value & 7) == 0;
            check(inside && metadata.contains(ObjectSizes.klass(value)), object, "reference at offset " + offset, value);
        }
    }

    private void check(boolean ok, long object, String what, long value) {
        if (!ok) {
            throw new HeapCorruption(String.format("%s: object 0x%x (space 0x%x..0x%x): bad %s: 0x%x", when, object, space.start, space.top, what, value));
        }
    }
}
