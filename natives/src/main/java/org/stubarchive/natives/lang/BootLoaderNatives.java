package org.stubarchive.natives.lang;

import java.util.Set;
import java.util.TreeSet;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.oops.RuntimePackage;

/** {@code jdk.internal.loader.BootLoader}. */
@NativesOf("jdk/internal/loader/BootLoader")
final class BootLoaderNatives {
    @Native("getSystemPackageNames()[Ljava/lang/String;")
    static @Oop long getSystemPackageNames(NativeCall c) {
        return c.objects().newStrings(c.thread(), packages().toArray(new String[0]));
    }

    @Native("setBootLoaderUnnamedModule0(Ljava/lang/Module;)V")
    static void setBootLoaderUnnamedModule0(NativeCall c, OopArgument module) {
        ModuleTable.setBootUnnamedModule(c, module);
    }

    /** Packages, in internal form, of which a class was loaded from the path of the boot loader. */
    private static Set<String> packages() {
        Set<String> names = new TreeSet<>();
        for (RuntimePackage p : ObjectModel.current().bootLoader().packages()) {
            if (p.isLoadedFromClassPath()) {
                names.add(p.name());
            }
        }
        return names;
    }

    /** Where such a package comes from: the location of its module. */
    @Native("getSystemPackageLocation(Ljava/lang/String;)Ljava/lang/String;")
    static @Oop long location(NativeCall c, @Oop long name) {
        String wanted = c.text(name);
        RuntimePackage found = wanted == null ? null : ObjectModel.current().bootLoader().findPackage(wanted);
        boolean known = found != null && found.isLoadedFromClassPath() && found.module() != null;
        return known ? c.newString(found.module().location()) : 0;
    }
}
