package org.stubarchive.vm.natives.lang;

import java.util.Set;
import java.util.TreeSet;
import org.stubarchive.vm.natives.GuestObjects;
import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.ObjectModel;

/** {@code jdk.internal.loader.BootLoader}. */
public final class BootLoaderNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getSystemPackageNames()[Ljava/lang/String;",
        "getSystemPackageLocation(Ljava/lang/String;)Ljava/lang/String;",
        "setBootLoaderUnnamedModule0(Ljava/lang/Module;)V",
    };
    private static final String RUNTIME_IMAGE = "jrt:/";

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

    /** Packages, in internal form, that hold a class of the boot loader. */
    private static Set<String> packages() {
        Set<String> names = new TreeSet<>();
        for (Klass klass : ObjectModel.current().bootLoader().recorded()) {
            if (klass instanceof InstanceKlass && klass.loader().isBoot()) {
                names.add(klass.packageName());
            }
        }
        return names;
    }

    private static long location(NativeCall c) {
        String wanted = c.stringAt(0);
        for (Klass klass : ObjectModel.current().bootLoader().recorded()) {
            if (klass instanceof InstanceKlass && klass.loader().isBoot() && klass.packageName().equals(wanted)) {
                InstanceKlass type = (InstanceKlass) klass;
                return type.module().isNamed() ? c.newString(RUNTIME_IMAGE + type.module().name()) : 0;
            }
        }
        return 0;
    }
}
