package org.stubarchive.vm;

import java.nio.ByteOrder;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/** {@code jdk.internal.misc.UnsafeConstants}: facts about the machine that the runtime writes into static fields. */
final class UnsafeConstants {
    private static final String CLASS = "jdk/internal/misc/UnsafeConstants";
    private static final GuestField ADDRESS_SIZE = new GuestField(CLASS, "ADDRESS_SIZE0", "I");
    private static final GuestField PAGE_SIZE = new GuestField(CLASS, "PAGE_SIZE", "I");
    private static final GuestField BIG_ENDIAN = new GuestField(CLASS, "BIG_ENDIAN", "Z");
    private static final GuestField UNALIGNED_ACCESS = new GuestField(CLASS, "UNALIGNED_ACCESS", "Z");

    private UnsafeConstants() {}

    /** Initialises the class and sets its fields; a cache line size of 0 stays: cache lines cannot be written back. */
    static void set(VirtualMachine vm, JavaThread t) {
        vm.dictionary().initialize(t, vm.dictionary().bootKlass(CLASS));
        long mirror = ADDRESS_SIZE.mirror();
        Oops.putInt(mirror, ADDRESS_SIZE.offset(), Long.BYTES);
        PAGE_SIZE.putInt(mirror, RawMemory.pageSize());
        BIG_ENDIAN.putBoolean(mirror, ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN);
        UNALIGNED_ACCESS.putBoolean(mirror, true);
    }
}
