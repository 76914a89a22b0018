package org.stubarchive.natives.lang;

import java.util.Set;
import java.util.TreeSet;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.oops.RuntimePackage;

/** {@code jdk.internal.loader.BootLoader}. */
public final class BootLoaderNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getSystemPackageNames()[Ljava/lang/String;",
        "getSystemPackageLocation(Ljava/lang/String;)Ljava/lang/String;",
        "setBootLoaderUnnamedModule0(Ljava/lang/Module;)V",
    };

    /** The natives. */
    public BootLoaderNatives() {
        super("jdk/internal/loader/BootLoader", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getSystemPackageNames()[Ljava/lang/String;
                return GuestObjects.newStrings(c.thread(), packages().toArray(new String[0]));
            case 1: // getSystemPackageLocation(Ljava/lang/String;)Ljava/lang/String;
                return location(c);
            case 2: // setBootLoaderUnnamedModule0(Ljava/lang/Module;)V
                ModuleTable.setBootUnnamedModule(c);
                return 0;
            default:
                throw noSuchNative(index);
        }
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
    private static long location(NativeCall c) {
        String wanted = c.stringAt(0);
        RuntimePackage found = wanted == null ? null : ObjectModel.current().bootLoader().findPackage(wanted);
        boolean known = found != null && found.isLoadedFromClassPath() && found.module() != null;
        return known ? c.newString(found.module().location()) : 0;
    }
}
