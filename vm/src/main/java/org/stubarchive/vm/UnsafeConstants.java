package org.stubarchive.vm;

import java.nio.ByteOrder;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classes.SystemDictionary;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/** {@code jdk.internal.misc.UnsafeConstants}: facts about the machine that the runtime writes into static fields. */
final class UnsafeConstants {
    private static final String CLASS = "jdk/internal/misc/UnsafeConstants";

    private UnsafeConstants() {}

    /** Initialises the class and sets its fields; a cache line size of 0 stays: cache lines cannot be written back. */
    static void set(SystemDictionary dictionary, JavaThread t) {
        InstanceKlass klass = dictionary.bootKlass(CLASS);
        dictionary.initialize(t, klass);
        Oops.putInt(klass.mirror(), offset(klass, "ADDRESS_SIZE0", "I"), Long.BYTES);
        Oops.putInt(klass.mirror(), offset(klass, "PAGE_SIZE", "I"), RawMemory.pageSize());
        boolean bigEndian = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
        Oops.putByte(klass.mirror(), offset(klass, "BIG_ENDIAN", "Z"), (byte) (bigEndian ? 1 : 0));
        Oops.putByte(klass.mirror(), offset(klass, "UNALIGNED_ACCESS", "Z"), (byte) 1);
    }

    private static int offset(InstanceKlass klass, String field, String descriptor) {
        return klass.findField(field, descriptor).offset();
    }
}
