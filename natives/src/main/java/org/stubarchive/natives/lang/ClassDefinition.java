package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Oops;

/** Classes that programs define from bytes. */
public final class ClassDefinition {
    private ClassDefinition() {}

    /** Part of a {@code byte[]}, checked. */
    public static byte[] bytes(NativeCall c, long array, int offset, int length) {
        int available = Oops.arrayLength(array);
        if (length < 0 || offset < 0 || offset > available - length) {
            String message = length < 0 ? null : "Array region " + offset + ".." + ((long) offset + length) + " out of bounds for length " + available;
            throw c.exception("java/lang/ArrayIndexOutOfBoundsException", message);
        }
        return GuestArrays.bytes(array, offset, length);
    }

    /**
     * Defines a class.
     *
     * @param name binary or internal name, or null if the bytes say it
     * @return the mirror
     */
    public static long define(NativeCall c, String name, byte[] bytes, long loaderOop, long protectionDomain, String source) {
        ClassLoaderData loader = c.vm().dictionary().loaderData(loaderOop);
        String internal = name == null ? null : name.replace('.', '/');
        InstanceKlass klass = c.vm().dictionary().define(c.thread(), internal, bytes, loader, protectionDomain, source);
        return klass.mirror();
    }
}
