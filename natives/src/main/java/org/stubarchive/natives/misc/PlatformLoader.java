package org.stubarchive.natives.misc;

import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.objects.GuestField;

/** The guest's platform class loader. */
final class PlatformLoader {
    private static final GuestField FIELD = new GuestField(
            "jdk/internal/loader/ClassLoaders", "PLATFORM_LOADER", "Ljdk/internal/loader/ClassLoaders$PlatformClassLoader;");

    private PlatformLoader() {}

    /** The loader, or 0 before it exists. */
    static long oop(VirtualMachine vm) {
        return FIELD.getReference(FIELD.mirror());
    }
}
