package org.stubarchive.natives.misc;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Oops;

/** The guest's platform class loader. */
final class PlatformLoader {
    private PlatformLoader() {}

    /** The loader, or 0 before it exists. */
    static long oop(NativeCall c) {
        InstanceKlass loaders = c.vm().dictionary().bootKlass("jdk/internal/loader/ClassLoaders");
        Field field = loaders.findField("PLATFORM_LOADER", "Ljdk/internal/loader/ClassLoaders$PlatformClassLoader;");
        return Oops.getReference(loaders.mirror(), field.offset());
    }
}
