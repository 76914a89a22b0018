package org.stubarchive.vm.gc;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;

/** Sizes of objects, from what generated code uses too: the layout helper of the klass. */
final class ObjectSizes {
    private static final int ALIGN = ObjectLayout.ALIGNMENT - 1;

    private ObjectSizes() {}

    /** Address of the klass of an object. */
    static long klass(long object) {
        return RawMemory.getInt(object + ObjectLayout.KLASS) & 0xFFFF_FFFFL;
    }

    /** Size of an array with the given (negative) layout helper. */
    static long arrayBytes(int layoutHelper, int length) {
        return ObjectLayout.ARRAY_ELEMENTS + ((long) length << (layoutHelper & 0xFF)) + ALIGN & ~ALIGN;
    }

    /** Whether an array layout helper is that of an array of references. */
    static boolean holdsReferences(int layoutHelper) {
        return (layoutHelper & 0xFF00) == 0;
    }

    /** Size of any object in bytes. */
    static long bytes(long object, ObjectShapes shapes) {
        long klass = klass(object);
        int helper = RawMemory.getInt(klass + KlassLayout.LAYOUT_HELPER);
        if (helper < 0) {
            return arrayBytes(helper, RawMemory.getInt(object + ObjectLayout.ARRAY_LENGTH));
        }
        if ((helper & 1) == 0) {
            return helper;
        }
        return isMirrorKlass(klass) ? shapes.mirrorBytes(object) : helper & ~1;
    }

    static boolean isMirrorKlass(long klass) {
        return (RawMemory.getInt(klass + KlassLayout.FLAGS) & KlassLayout.FLAG_MIRROR) != 0;
    }
}
