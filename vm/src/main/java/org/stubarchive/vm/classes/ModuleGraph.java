package org.stubarchive.vm.classes;

import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.oops.ClassLoaderData;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.GuestModule;
import org.stubarchive.vm.oops.InjectedField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.oops.RuntimePackage;
import org.stubarchive.vm.threads.JavaThread;

/** The modules of the guest as its module system declares them, and the accessibility of classes that follows (JVMS 5.3.6, 5.4.4). */
public final class ModuleGraph {
    private static final String ILLEGAL_STATE = "java/lang/IllegalStateException";

    private final ObjectModel model;
    private final GuestRuntime runtime;
    private final ClassDescriptions descriptions;
    private boolean javaBaseDefined;

    ModuleGraph(ObjectModel model, GuestRuntime runtime, ClassDescriptions descriptions) {
        this.model = model;
        this.descriptions = descriptions;
        this.runtime = runtime;
    }

    /** Whether {@code java.base} is defined; before that all classes can access each other. */
    public boolean javaBaseDefined() {
        return javaBaseDefined;
    }

    /**
     * Defines a named module to its loader ({@code Module.defineModule0}).
     *
     * @param version version or {@code null}
     * @param location location or {@code null}
     * @param packages names with dots or slashes
     */
    public void defineModule(JavaThread t, long moduleOop, ClassLoaderData loader, boolean open, String version, String location,
            String[] packages) {
        String name = moduleName(moduleOop);
        boolean first = loader.isBoot() && BootClassPath.JAVA_BASE.equals(name);
        if (!loader.isBoot() && !isPlatform(loader)) {
            checkProhibited(t, loader, packages);
        }
        if (!first) {
            checkDuplicates(t, name, loader, packages);
        }
        GuestModule m = new GuestModule(name, loader, model.newRoot(moduleOop), open, version, location);
        Oops.putInt(moduleOop, InjectedField.MODULE_ID.offset(), model.enter(m));
        loader.addModule(m);
        for (String p : packages) {
            loader.packageOf(p.replace('.', '/')).setModule(m);
        }
        if (first) {
            javaBaseDefined = true;
            model.mirrors().refreshModules();
        }
    }

    /** Only the boot loader and the platform loader have packages of {@code java}. */
    private void checkProhibited(JavaThread t, ClassLoaderData loader, String[] packages) {
        for (String p : packages) {
            String name = p.replace('/', '.');
            if (name.equals("java") || name.startsWith("java.")) {
                throw runtime.exception(t, "java/lang/IllegalArgumentException",
                        "Class loader (instance of): " + descriptions.loader(loader) + " tried to define prohibited package name: " + name);
            }
        }
    }

    /** A loader has a module of a name once, and a package in one module; its unnamed module has those in which classes were defined. */
    private void checkDuplicates(JavaThread t, String name, ClassLoaderData loader, String[] packages) {
        if (loader.findModule(name) != null) {
            throw runtime.exception(t, ILLEGAL_STATE, "Module " + name + " is already defined");
        }
        for (String p : packages) {
            RuntimePackage existing = loader.findPackage(p.replace('.', '/'));
            if (existing != null) {
                GuestModule owner = existing.module();
                throw runtime.exception(t, ILLEGAL_STATE, "Package " + existing.name() + " for module " + name + " is already in "
                        + (owner == null ? "the unnamed module" : "another module, " + owner.name() + ",") + " defined to the class loader");
            }
        }
    }

    private boolean isPlatform(ClassLoaderData loader) {
        return Oops.klass(loader.loaderOop()).name().equals("jdk/internal/loader/ClassLoaders$PlatformClassLoader");
    }

    private String moduleName(long moduleOop) {
        InstanceKlass k = (InstanceKlass) Oops.klass(moduleOop);
        Field name = k.lookupField("name", "Ljava/lang/String;");
        return runtime.hostString(Oops.getReference(moduleOop, name.offset()));
    }

    /** Gives the boot loader its unnamed module ({@code BootLoader.setBootLoaderUnnamedModule0}). */
    public void setBootUnnamedModule(long moduleOop) {
        setUnnamedModule(model.bootLoader(), moduleOop);
    }

    /** Gives a loader its unnamed module; does nothing if it has one. */
    void setUnnamedModule(ClassLoaderData loader, long moduleOop) {
        if (loader.unnamedModule() == null && moduleOop != 0) {
            GuestModule m = new GuestModule(null, loader, model.newRoot(moduleOop), true, null, null);
            Oops.putInt(moduleOop, InjectedField.MODULE_ID.offset(), model.enter(m));
            loader.setUnnamedModule(m);
        }
    }

    /** {@code Module.addReads0}; {@code toOop} 0 means all unnamed modules. */
    public void addReads(long fromOop, long toOop) {
        GuestModule from = known(fromOop);
        if (toOop == 0) {
            from.addReadsAllUnnamed();
        } else {
            from.addReads(known(toOop));
        }
    }

    /** {@code Module.addExports0}: a package to one module. */
    public void addExports(long fromOop, String packageName, long toOop) {
        known(fromOop).exportTo(packageName.replace('.', '/'), known(toOop));
    }

    /** {@code Module.addExportsToAll0}. */
    public void addExportsToAll(long fromOop, String packageName) {
        known(fromOop).export(packageName.replace('.', '/'));
    }

    /** {@code Module.addExportsToAllUnnamed0}. */
    public void addExportsToAllUnnamed(long fromOop, String packageName) {
        known(fromOop).exportToAllUnnamed(packageName.replace('.', '/'));
    }

    private GuestModule known(long moduleOop) {
        GuestModule m = model.moduleOf(moduleOop);
        if (m == null) {
            InstanceKlass k = (InstanceKlass) Oops.klass(moduleOop);
            long loader = Oops.getReference(moduleOop, k.lookupField("loader", "Ljava/lang/ClassLoader;").offset());
            setUnnamedModule(model.loaderData(loader), moduleOop);
            m = model.moduleOf(moduleOop);
            if (m == null) {
                m = new GuestModule(moduleName(moduleOop), model.loaderData(loader), model.newRoot(moduleOop), true, null, null);
                Oops.putInt(moduleOop, InjectedField.MODULE_ID.offset(), model.enter(m));
            }
        }
        return m;
    }

    /** Name of the module that the boot loader has a package in, or {@code null}. */
    String bootModuleOf(String internalPackageName) {
        RuntimePackage p = model.bootLoader().findPackage(internalPackageName);
        return p == null || p.module() == null ? null : p.module().name();
    }

    /** Whether a class may use another class (JVMS 5.4.4): same run-time package, or public, read and exported. */
    public boolean canAccess(InstanceKlass from, InstanceKlass to) {
        if (from == to || from.isSamePackage(to)) {
            return true;
        }
        return (to.accessFlags() & AccessFlags.PUBLIC) != 0 && isVisible(from, to) || from.isGeneratedAccessor();
    }

    /** Whether the module of {@code from} reads that of {@code to} and the latter exports the package of {@code to}. */
    boolean isVisible(InstanceKlass from, InstanceKlass to) {
        GuestModule a = from.module();
        GuestModule b = to.module();
        if (!javaBaseDefined || a == b || a == null || b == null) {
            return true;
        }
        return a.canRead(b) && b.isExportedTo(to.packageName(), a);
    }

    /** Why a public class of another module cannot be used, as {@code java} says it; {@code null} if modules are not the reason. */
    String reason(JavaThread t, InstanceKlass from, InstanceKlass to) {
        if (isVisible(from, to) || (to.accessFlags() & AccessFlags.PUBLIC) == 0) {
            return null;
        }
        GuestModule a = from.module();
        GuestModule b = to.module();
        String fromModule = named(t, a);
        String toModule = named(t, b);
        String why = a.canRead(b) ? toModule + " does not export " + to.packageName().replace('/', '.') + " to " + fromModule
                : fromModule + " does not read " + toModule;
        return "class " + from.externalName() + " (in " + fromModule + ") cannot access class " + to.externalName() + " (in " + toModule
                + ") because " + why;
    }

    private String named(JavaThread t, GuestModule m) {
        return m.isNamed() ? "module " + m.name() : String.format("unnamed module @0x%x", runtime.identityHash(t, m.moduleOop()));
    }
}
