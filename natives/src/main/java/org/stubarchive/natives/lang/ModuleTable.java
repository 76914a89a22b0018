package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.classes.ModuleGraph;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.oops.Oops;

/** Modules as the class library defines them, checked and passed on to the runtime's module graph. */
final class ModuleTable {
    private static final GuestField LOADER = new GuestField("java/lang/Module", "loader", "Ljava/lang/ClassLoader;");
    private static final GuestField NAME = new GuestField("java/lang/Module", "name", "Ljava/lang/String;");

    private ModuleTable() {}

    private static ModuleGraph graph(NativeCall c) {
        return c.vm().dictionary().modules();
    }

    /** {@code defineModule0(module, open, version, location, packages)}. */
    static void define(NativeCall c) {
        long module = c.nonNullAt(0);
        String name = c.strings().toHost(NAME.getReference(module));
        if (name == null) {
            throw c.exception("java/lang/IllegalArgumentException", "Module name cannot be null");
        }
        ClassLoaderData loader = c.vm().dictionary().loaderData(LOADER.getReference(module));
        graph(c).defineModule(c.thread(), module, loader, c.booleanAt(1), c.stringAt(2), c.stringAt(3), packages(c, name));
    }

    private static String[] packages(NativeCall c, String module) {
        long array = c.refAt(4);
        String[] names = new String[array == 0 ? 0 : Oops.arrayLength(array)];
        for (int i = 0; i < names.length; i++) {
            String name = c.strings().toHost(GuestObjects.element(array, i));
            if (name == null || name.isEmpty()) {
                throw c.exception("java/lang/IllegalArgumentException", "Invalid package name: " + name + " for module: " + module);
            }
            names[i] = name;
        }
        return names;
    }

    /** {@code addReads0(from, to)}: without {@code to}, all unnamed modules. */
    static void addReads(NativeCall c) {
        graph(c).addReads(c.nonNullAt(0), c.refAt(1));
    }

    /** {@code addExports0(from, package, to)}. */
    static void exportTo(NativeCall c) {
        c.nonNullAt(1);
        graph(c).addExports(c.nonNullAt(0), c.stringAt(1), c.nonNullAt(2));
    }

    /** {@code addExportsToAll0(from, package)}. */
    static void exportToAll(NativeCall c) {
        c.nonNullAt(1);
        graph(c).addExportsToAll(c.nonNullAt(0), c.stringAt(1));
    }

    /** {@code addExportsToAllUnnamed0(from, package)}. */
    static void exportToAllUnnamed(NativeCall c) {
        c.nonNullAt(1);
        graph(c).addExportsToAllUnnamed(c.nonNullAt(0), c.stringAt(1));
    }

    /** {@code BootLoader.setBootLoaderUnnamedModule0(module)}. */
    static void setBootUnnamedModule(NativeCall c) {
        graph(c).setBootUnnamedModule(c.nonNullAt(0));
    }
}
