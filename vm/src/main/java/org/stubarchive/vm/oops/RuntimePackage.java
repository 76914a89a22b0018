package org.stubarchive.vm.oops;

/** A run-time package (JVMS 5.3): a package name together with the defining loader. Compared by identity. */
public final class RuntimePackage {
    private final String name;
    private final ClassLoaderData loader;
    private GuestModule module;
    private boolean loadedFromClassPath;

    RuntimePackage(String name, ClassLoaderData loader) {
        this.name = name;
        this.loader = loader;
    }

    /** Internal name such as {@code java/lang}, empty for the unnamed package. */
    public String name() {
        return name;
    }

    /** The defining loader. */
    public ClassLoaderData loader() {
        return loader;
    }

    /** The named module that the package belongs to; {@code null}: the loader's unnamed module. */
    public GuestModule module() {
        return module;
    }

    /** Assigns the package to a module. */
    public void setModule(GuestModule newModule) {
        this.module = newModule;
    }

    /** Whether a class of this package came from the path of the boot loader; classes that programs define do not count. */
    public boolean isLoadedFromClassPath() {
        return loadedFromClassPath;
    }

    /** Notes that a class of this package came from the path of the boot loader. */
    public void setLoadedFromClassPath() {
        loadedFromClassPath = true;
    }
}
