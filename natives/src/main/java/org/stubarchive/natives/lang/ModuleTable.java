package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.classes.ModuleGraph;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.oops.Oops;

/** Modules as the class library defines them, checked and passed on to the runtime's module graph. */
@NativesOf("java/lang/Module")
final class ModuleTable {
    private static final GuestField LOADER = new GuestField("java/lang/Module", "loader", "Ljava/lang/ClassLoader;");
    private static final GuestField NAME = new GuestField("java/lang/Module", "name", "Ljava/lang/String;");

    private ModuleTable() {}

    private static ModuleGraph graph(NativeCall c) {
        return c.vm().dictionary().modules();
    }

    /** {@code defineModule0(module, open, version, location, packages)}. */
    @Native("defineModule0(Ljava/lang/Module;ZLjava/lang/String;Ljava/lang/String;[Ljava/lang/Object;)V")
    static void define(NativeCall c, @Oop long moduleObject, boolean isOpen, OopArgument version, OopArgument location, OopArgument pns) {
        long module = c.nonNull(moduleObject);
        String name = c.strings().toHost(NAME.getReference(module));
        if (name == null) {
            throw c.exception("java/lang/IllegalArgumentException", "Module name cannot be null");
        }
        ClassLoaderData loader = c.vm().dictionary().loaderData(LOADER.getReference(module));
        graph(c).defineModule(c.thread(), module, loader, isOpen, version.text(), location.text(), packages(c, pns.oop(), name));
    }

    private static String[] packages(NativeCall c, @Oop long array, String module) {
        String[] names = new String[array == 0 ? 0 : Oops.arrayLength(array)];
        for (int i = 0; i < names.length; i++) {
            String name = c.strings().toHost(GuestArrays.element(array, i));
            if (name == null || name.isEmpty()) {
                throw c.exception("java/lang/IllegalArgumentException", "Invalid package name: " + name + " for module: " + module);
            }
            names[i] = name;
        }
        return names;
    }

    /** {@code addReads0(from, to)}: without {@code to}, all unnamed modules. */
    @Native("addReads0(Ljava/lang/Module;Ljava/lang/Module;)V")
    static void addReads(NativeCall c, OopArgument from, OopArgument to) {
        graph(c).addReads(from.nonNull(), to.oop());
    }

    /** {@code addExports0(from, package, to)}. */
    @Native("addExports0(Ljava/lang/Module;Ljava/lang/String;Ljava/lang/Module;)V")
    static void exportTo(NativeCall c, OopArgument from, OopArgument pn, OopArgument to) {
        pn.nonNull();
        graph(c).addExports(from.nonNull(), pn.text(), to.nonNull());
    }

    /** {@code addExportsToAll0(from, package)}. */
    @Native("addExportsToAll0(Ljava/lang/Module;Ljava/lang/String;)V")
    static void exportToAll(NativeCall c, OopArgument from, OopArgument pn) {
        pn.nonNull();
        graph(c).addExportsToAll(from.nonNull(), pn.text());
    }

    /** {@code addExportsToAllUnnamed0(from, package)}. */
    @Native("addExportsToAllUnnamed0(Ljava/lang/Module;Ljava/lang/String;)V")
    static void exportToAllUnnamed(NativeCall c, OopArgument from, OopArgument pn) {
        pn.nonNull();
        graph(c).addExportsToAllUnnamed(from.nonNull(), pn.text());
    }

    /** {@code BootLoader.setBootLoaderUnnamedModule0(module)}. */
    static void setBootUnnamedModule(NativeCall c, OopArgument module) {
        graph(c).setBootUnnamedModule(module.nonNull());
    }
}
