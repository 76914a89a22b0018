package org.stubarchive.vm.classfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Where tests get class files from. */
public final class TestClasses {
    private static final String FIXTURES = "org/stubarchive/vm/classfile/fixture/";
    private static final String[] NAMES = {"Arithmetic", "Flow", "Arrays", "Modern", "Modern$Shape", "Modern$Circle", "Modern$Square",
        "Modern$Color", "Modern$Color$1", "Modern$Inner", "Modern$1", "Modern$Mark", "Derived"};
    private static final String[] PLAIN = {"Arithmetic", "Flow", "Arrays", "Derived"};
    private static final int HOST_MAJOR = Runtime.version().feature() + 44;

    private TestClasses() {
    }

    /** Options that accept what the host accepts. */
    public static ParseOptions options(String source) {
        return ParseOptions.full(source).withMaxMajor(HOST_MAJOR);
    }

    /** Bytes of a class that the host's class path has. */
    public static byte[] bytes(String internalName) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The compiled fixtures. */
    public static List<byte[]> fixtures() {
        List<byte[]> all = new ArrayList<>();
        for (String name : NAMES) {
            all.add(bytes(FIXTURES + name));
        }
        return all;
    }

    /** Fixtures without newer features, rewritten to an old version and without StackMapTable. */
    public static List<byte[]> oldFixtures(int major) {
        List<byte[]> all = new ArrayList<>();
        for (String name : PLAIN) {
            all.add(withoutFrames(bytes(FIXTURES + name), major));
        }
        return all;
    }

    private static byte[] withoutFrames(byte[] bytes, int major) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes).accept(writer, ClassReader.SKIP_FRAMES);
        byte[] old = writer.toByteArray();
        old[6] = (byte) (major >> 8);
        old[7] = (byte) major;
        return old;
    }

    /** Every class of a module of the running JDK. */
    public static List<byte[]> ofModule(String module) throws IOException {
        FileSystem jrt = FileSystems.getFileSystem(URI.create("jrt:/"));
        List<byte[]> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(jrt.getPath("/modules", module))) {
            for (Path p : (Iterable<Path>) files::iterator) {
                String name = p.toString();
                if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
                    all.add(Files.readAllBytes(p));
                }
            }
        }
        return all;
    }
}
