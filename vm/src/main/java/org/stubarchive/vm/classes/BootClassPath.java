package org.stubarchive.vm.classes;

import java.io.IOException;
import java.nio.file.Path;
import jdk.internal.jimage.BasicImageReader;
import jdk.internal.jimage.ImageLocation;

/** Class files of the running JDK's runtime image. */
public final class BootClassPath {
    /** The module that holds the core classes. */
    public static final String JAVA_BASE = "java.base";

    private final BasicImageReader image;

    private BootClassPath(BasicImageReader image) {
        this.image = image;
    }

    /**
     * Opens the image of the running JDK.
     *
     * @throws IOException if there is none: the JDK was built without one
     */
    public static BootClassPath open() throws IOException {
        return new BootClassPath(BasicImageReader.open(Path.of(System.getProperty("java.home"), "lib", "modules")));
    }

    /**
     * Bytes of a class file.
     *
     * @param module name of a module
     * @param internalName internal name of the class
     * @return {@code null} if the module has no such class
     */
    public byte[] find(String module, String internalName) {
        return resource(module, internalName + ".class");
    }

    /**
     * Bytes of a resource of a module.
     *
     * @return {@code null} if the module has no such resource
     */
    public byte[] resource(String module, String name) {
        ImageLocation location = image.findLocation(module, name);
        return location == null ? null : image.getResource(location);
    }

    /** Paths of everything in the image: {@code /module/path}. For tests and tools; slow. */
    public String[] entryNames() {
        return image.getEntryNames();
    }
}
