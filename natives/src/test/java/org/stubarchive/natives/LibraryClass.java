package org.stubarchive.natives;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.ClassFileParser;
import org.stubarchive.vm.classfile.ClassFormatException;
import org.stubarchive.vm.classfile.ParseOptions;

/** A class of the running JDK. */
record LibraryClass(String module, ClassFile file) {
    /** Those of all modules. */
    static List<LibraryClass> all() throws IOException {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
        List<LibraryClass> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(modules)) {
            for (Path file : files.filter(LibraryClass::isClass).collect(Collectors.toList())) {
                found.add(new LibraryClass(file.getName(1).toString(), parse(file)));
            }
        }
        return found;
    }

    private static boolean isClass(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".class") && !name.equals("module-info.class");
    }

    private static ClassFile parse(Path file) throws IOException {
        try {
            return ClassFileParser.parse(Files.readAllBytes(file), ParseOptions.trusted(file.toString()));
        } catch (ClassFormatException e) {
            throw new IOException("class library: " + file, e);
        }
    }
}
