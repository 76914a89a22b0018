package org.stubarchive.natives;

import org.stubarchive.vm.oops.InstanceKlass;

/** Direct byte buffers over native memory that the runtime owns. */
public final class DirectBuffers {
    private static final String CLASS = "java/nio/DirectByteBuffer";
    private static final String INT_CAPACITY = "(JI)V";
    private static final String LONG_CAPACITY = "(JJ)V";

    private DirectBuffers() {}

    /** A new {@code DirectByteBuffer} over the given memory, which it does not free. Allocates. */
    public static long create(NativeCall c, long address, int capacity) {
        InstanceKlass klass = c.vm().dictionary().bootKlass(CLASS);
        String constructor = klass.findMethod("<init>", INT_CAPACITY) != null ? INT_CAPACITY : LONG_CAPACITY;
        return c.objects().construct(c.thread(), klass, constructor, address, capacity);
    }
}
