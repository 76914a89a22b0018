package org.stubarchive.cli.mutation;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The class files that mutants are made of. */
final class SeedClasses {
    /** Versions that the old seeds are tried with beside their own: with the old verifier, with either, with the new one. */
    private static final int[] OLD_VERSIONS = {46, 49, 50, 51};

    /**
     * A class to change.
     *
     * @param title tells it from others
     * @param name binary name
     * @param entry binary name of the class with a method {@code run(int)}, empty if there is none
     */
    record Seed(String title, String name, String entry, byte[] bytes) {}

    final List<Seed> seeds = new ArrayList<>();
    /** All classes by binary name. */
    final Map<String, byte[]> library = new TreeMap<>();

    /** @param directory for class files */
    SeedClasses(Path directory) throws IOException {
        compile("plain", directory, "8");
        compile("modern", directory, "17");
        compile("module", directory, "17");
        AssembledSeeds.all().forEach((name, bytes) -> library.put(name.replace('/', '.'), bytes));
        library.forEach(this::addSeeds);
    }

    private void compile(String tree, Path directory, String release) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-d", directory.resolve(tree).toString(), "--release", release, "-proc:none", "-g", "-parameters", "-nowarn", "-Xlint:-options"));
        try (Stream<Path> files = Files.walk(Path.of(SeedClasses.class.getResource("/mutants/seeds/" + tree).toURI()))) {
            files.filter(f -> f.toString().endsWith(".java")).map(Path::toString).sorted().forEach(arguments::add);
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0])) != 0) {
            throw new IOException("javac: " + arguments);
        }
        Path root = directory.resolve(tree);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path p : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String file = root.relativize(p).toString();
                library.put(file.substring(0, file.length() - ".class".length()).replace('/', '.'), Files.readAllBytes(p));
            }
        }
    }

    private void addSeeds(String name, byte[] bytes) {
        int nested = name.indexOf('$');
        String entry = name.endsWith("-info") || name.contains(".inside.") || name.endsWith(".Other") ? "" : nested < 0 ? name : name.substring(0, nested);
        String title = name.substring(name.lastIndexOf('.') + 1);
        seeds.add(new Seed(title, name, entry, bytes));
        if (name.contains(".plain.")) {
            for (int version : OLD_VERSIONS) {
                if (version < (bytes[7] & 0xff)) {
                    byte[] older = bytes.clone();
                    ByteBuffer.wrap(older).putShort(6, (short) version);
                    seeds.add(new Seed(title + "/" + version, name, entry, older));
                }
            }
        }
    }
}
