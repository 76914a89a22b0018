package org.stubarchive.vm.oops;

import java.util.HashMap;
import java.util.Map;
import org.stubarchive.loader.memory.RawMemory;

/**
 * What the runtime knows of a class loader: the classes that it defined or was recorded as an initiating loader of (JVMS 5.3). The boot
 * loader has {@linkplain #isBoot() one too}.
 */
public final class ClassLoaderData {
    private final int id;
    private final long loaderSlot;
    private final Map<String, Klass> dictionary;
    private final Map<String, RuntimePackage> packages = new HashMap<>();
    private final Map<String, GuestModule> modules = new HashMap<>();
    private GuestModule unnamedModule;

    /**
     * @param id number, 0 for the boot loader
     * @param loaderSlot address of the root slot that holds the {@code java.lang.ClassLoader}, 0 for the boot loader
     */
    ClassLoaderData(int id, long loaderSlot) {
        this.id = id;
        this.loaderSlot = loaderSlot;
        this.dictionary = new HashMap<>(id == 0 ? 2048 : 64);
    }

    /** Number of the loader in order of appearance, 0 for the boot loader. */
    public int id() {
        return id;
    }

    /** Whether this is the boot loader. */
    public boolean isBoot() {
        return loaderSlot == 0;
    }

    /** The {@code java.lang.ClassLoader}, 0 for the boot loader. */
    public long loaderOop() {
        return loaderSlot == 0 ? 0 : RawMemory.getLong(loaderSlot);
    }

    /** The class that this loader is recorded as an initiating loader of, or {@code null}. Array classes are not recorded here. */
    public Klass find(String name) {
        return dictionary.get(name);
    }

    /**
     * Records this loader as an initiating loader.
     *
     * @return the class recorded before under that name, or {@code null}
     */
    public Klass record(String name, Klass klass) {
        return dictionary.putIfAbsent(name, klass);
    }

    /** All classes recorded, in no particular order. */
    public Iterable<Klass> recorded() {
        return dictionary.values();
    }

    /** The run-time package of this name, or {@code null} if no class was made in it and no module declares it. */
    public RuntimePackage findPackage(String internalPackageName) {
        return packages.get(internalPackageName);
    }

    /** All run-time packages, in no particular order. */
    public Iterable<RuntimePackage> packages() {
        return packages.values();
    }

    /** The run-time package of this name, made when first asked for. */
    public RuntimePackage packageOf(String internalPackageName) {
        RuntimePackage p = packages.get(internalPackageName);
        if (p == null) {
            p = new RuntimePackage(internalPackageName, this);
            packages.put(internalPackageName, p);
        }
        return p;
    }

    /** The named module of this name that is defined to this loader, or {@code null}. */
    public GuestModule findModule(String name) {
        return modules.get(name);
    }

    /** Defines a named module to this loader. */
    public void addModule(GuestModule module) {
        modules.put(module.name(), module);
    }

    /** The unnamed module, or {@code null} until it is set. */
    public GuestModule unnamedModule() {
        return unnamedModule;
    }

    /** Sets the unnamed module. */
    public void setUnnamedModule(GuestModule module) {
        this.unnamedModule = module;
    }
}
