package org.stubarchive.vm.oops;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.stubarchive.loader.memory.RawMemory;

/** A module of the guest: who it reads and which packages it exports to whom (JVMS 5.3.6). */
public final class GuestModule {
    /** Whom a package is exported to. */
    private static final class Exports {
        boolean everyone;
        boolean allUnnamed;
        final Set<GuestModule> targets = new HashSet<>();
    }

    private final String name;
    private final ClassLoaderData loader;
    private final long moduleSlot;
    private final boolean open;
    private final String version;
    private final String location;
    private final Set<GuestModule> reads = new HashSet<>();
    private final Map<String, Exports> exports = new HashMap<>();
    private boolean readsAllUnnamed;

    /**
     * @param name {@code null} for an unnamed module
     * @param loader defining loader
     * @param moduleSlot address of the root slot that holds the {@code java.lang.Module}
     * @param open every package is exported at run time
     * @param version version text or {@code null}
     * @param location URI or {@code null}
     */
    public GuestModule(String name, ClassLoaderData loader, long moduleSlot, boolean open, String version, String location) {
        this.name = name;
        this.loader = loader;
        this.moduleSlot = moduleSlot;
        this.open = open;
        this.version = version;
        this.location = location;
    }

    /** Name, {@code null} for an unnamed module. */
    public String name() {
        return name;
    }

    /** Whether the module has a name. */
    public boolean isNamed() {
        return name != null;
    }

    /** Defining loader. */
    public ClassLoaderData loader() {
        return loader;
    }

    /** Version text, or {@code null}. */
    public String version() {
        return version;
    }

    /** Location as a URI, or {@code null}. */
    public String location() {
        return location;
    }

    /** The {@code java.lang.Module}; 0 as long as there is none. */
    public long moduleOop() {
        return moduleSlot == 0 ? 0 : RawMemory.getLong(moduleSlot);
    }

    /** Makes this module read another. */
    public void addReads(GuestModule other) {
        reads.add(other);
    }

    /** Makes this module read every unnamed module. */
    public void addReadsAllUnnamed() {
        readsAllUnnamed = true;
    }

    /** Whether this module reads another: unnamed modules read all, every module reads itself and {@code java.base}. */
    public boolean canRead(GuestModule other) {
        return this == other || name == null || "java.base".equals(other.name) || other.name == null && readsAllUnnamed
                || reads.contains(other);
    }

    /** Exports a package to everyone. */
    public void export(String internalPackageName) {
        exportsOf(internalPackageName).everyone = true;
    }

    /** Exports a package to all unnamed modules. */
    public void exportToAllUnnamed(String internalPackageName) {
        exportsOf(internalPackageName).allUnnamed = true;
    }

    /** Exports a package to a module. */
    public void exportTo(String internalPackageName, GuestModule target) {
        exportsOf(internalPackageName).targets.add(target);
    }

    /** Whether a package of this module is exported to another module. */
    public boolean isExportedTo(String internalPackageName, GuestModule other) {
        if (name == null || open || this == other) {
            return true;
        }
        Exports e = exports.get(internalPackageName);
        return e != null && (e.everyone || other.name == null && e.allUnnamed || e.targets.contains(other));
    }

    private Exports exportsOf(String internalPackageName) {
        Exports e = exports.get(internalPackageName);
        if (e == null) {
            e = new Exports();
            exports.put(internalPackageName, e);
        }
        return e;
    }

    /** As error messages name it: {@code module java.base} or {@code unnamed module @0x...} is composed from this by the caller. */
    @Override
    public String toString() {
        return name == null ? "unnamed module of loader " + loader.id() : "module " + name;
    }
}
