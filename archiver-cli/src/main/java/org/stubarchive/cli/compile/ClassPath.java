package org.stubarchive.cli.compile;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stubarchive.compiler.ci.symbolic.ClassDescription;
import org.stubarchive.compiler.ci.symbolic.ClassSource;
import org.stubarchive.vm.classfile.ClassFileParser;
import org.stubarchive.vm.classfile.ClassFormatException;
import org.stubarchive.vm.classfile.ParseOptions;
import org.stubarchive.vm.jit.ParsedClass;

/** Class files of the running JDK's modules, then those of directories and jars. */
public final class ClassPath implements ClassSource, Closeable {
    private final FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
    private final List<Path> roots = new ArrayList<>();
    private final List<FileSystem> jars = new ArrayList<>();

    /** A class file is not to be read. */
    public static final class UnreadableClassException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private UnreadableClassException(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Opens a class path. Entries that do not exist are left out, as {@code java} does.
     *
     * @param entries directories and jar files
     * @throws IOException if a jar cannot be read
     */
    public ClassPath(List<Path> entries) throws IOException {
        for (Path p : entries) {
            if (Files.isDirectory(p)) {
                roots.add(p);
            } else if (Files.isRegularFile(p)) {
                FileSystem jar = FileSystems.newFileSystem(p);
                jars.add(jar);
                roots.add(jar.getPath("/"));
            }
        }
    }

    @Override
    public ClassDescription find(String internalName) {
        Path file = file(internalName);
        if (file == null) {
            return null;
        }
        try {
            return new ParsedClass(ClassFileParser.parse(Files.readAllBytes(file), ParseOptions.full(file.toString()).withExpectedName(internalName)));
        } catch (IOException | ClassFormatException e) {
            throw new UnreadableClassException(file + ": " + e.getMessage());
        }
    }

    private Path file(String internalName) {
        int end = internalName.lastIndexOf('/');
        Path modules = end < 0 ? null : image.getPath("/packages", internalName.substring(0, end).replace('/', '.'));
        if (modules != null && Files.isDirectory(modules)) {
            try (Stream<Path> of = Files.list(modules)) {
                for (Path module : of.toList()) {
                    Path file = image.getPath("/modules", module.getFileName().toString(), internalName + ".class");
                    if (Files.exists(file)) {
                        return file;
                    }
                }
            } catch (IOException e) {
                throw new UnreadableClassException(modules + ": " + e.getMessage());
            }
        }
        for (Path root : roots) {
            Path file = root.resolve(internalName + ".class");
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        for (FileSystem jar : jars) {
            jar.close();
        }
    }
}
