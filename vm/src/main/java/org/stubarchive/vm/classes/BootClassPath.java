package org.stubarchive.vm.classes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import jdk.internal.jimage.BasicImageReader;
import jdk.internal.jimage.ImageLocation;

/** Class files of the running JDK's runtime image. */
public final class BootClassPath {
    /** The module that holds the core classes. */
    public static final String JAVA_BASE = "java.base";

    private static final String PACKAGES = "/packages/";
    private static final int PACKAGE_ENTRY_BYTES = 8;

    private final BasicImageReader image;
    private final ByteOrder order;

    private BootClassPath(BasicImageReader image) {
        this.image = image;
        this.order = image.getByteOrder();
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

    /**
     * The module of the image that has a package with classes.
     *
     * @return {@code null} if there is none
     */
    public String moduleOfPackage(String internalPackageName) {
        ImageLocation location = image.findLocation(PACKAGES + internalPackageName.replace('/', '.'));
        if (location == null) {
            return null;
        }
        ByteBuffer entries = ByteBuffer.wrap(image.getResource(location)).order(order);
        while (entries.remaining() >= PACKAGE_ENTRY_BYTES) {
            boolean empty = entries.getInt() != 0;
            int name = entries.getInt();
            if (!empty) {
                return image.getString(name);
            }
        }
        return null;
    }

    /** Paths of everything in the image: {@code /module/path}. For tests and tools; slow. */
    public String[] entryNames() {
        return image.getEntryNames();
    }
}
