package org.stubarchive.vm.objects;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.oops.Oops;

/** Reads and writes arrays. Nothing here is checked, and nothing allocates guest memory. */
public final class GuestArrays {
    private GuestArrays() {}

    /** The bytes of a {@code byte[]}. */
    public static byte[] bytes(long array) {
        return bytes(array, 0, Oops.arrayLength(array));
    }

    /** Part of the bytes of a {@code byte[]}. The range must be within the array. */
    public static byte[] bytes(long array, int offset, int length) {
        byte[] result = new byte[length];
        RawMemory.copyToArray(array + ObjectLayout.ARRAY_ELEMENTS + offset, result, 0, length);
        return result;
    }

    /** Element of a reference array. */
    public static long element(long array, int index) {
        return Oops.referenceAt(array, index);
    }

    /** Stores into a reference array. */
    public static void setElement(long array, int index, long value) {
        Oops.putReferenceAt(array, index, value);
    }
}
