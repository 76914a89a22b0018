package org.stubarchive.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.stubarchive.compiler.ci.symbolic.ClassDescription;
import org.stubarchive.compiler.ci.symbolic.ClassSource;

/** The class files of the running JDK's module java.base. */
public final class RuntimeImage implements ClassSource {
    private final Path base;

    /** Opens it. */
    public RuntimeImage() {
        FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
        base = image.getPath("/modules/java.base");
    }

    @Override
    public ClassDescription find(String internalName) {
        try {
            return new AsmClass(Files.readAllBytes(base.resolve(internalName + ".class")));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Internal names of all classes. */
    public List<String> names() {
        try (Stream<Path> files = Files.walk(base)) {
            // The file system lists twice what was looked up before.
            return files.distinct().map(p -> base.relativize(p).toString()).filter(n -> n.endsWith(".class") && !n.equals("module-info.class"))
                    .map(n -> n.substring(0, n.length() - ".class".length())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
