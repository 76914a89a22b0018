package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stubarchive.cli.ToolRunner.Outcome;

/** Every sample prints on our VM, with and without an archive, what it prints on the host's, and ends with the same status. */
class SamplesTest {
    private record Program(String name, String input, List<String> arguments) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Program> programs() {
        return Stream.of(
                new Program("Hello", "", List.of()),
                new Program("Echo", "first line\nsecond: ümlaut\n\nlast without end", List.of("one", "two words", "-dash", "")),
                new Program("Recursion", "", List.of("22")),
                new Program("NBody", "", List.of("3000")),
                new Program("Mandelbrot", "", List.of("60")),
                new Program("SpectralNorm", "", List.of("60")),
                new Program("Sorting", "", List.of("2000")),
                new Program("Collections", "", List.of()),
                new Program("Lambdas", "", List.of()),
                new Program("Strings", "", List.of()),
                new Program("Regex", "", List.of()),
                new Program("BigNumbers", "", List.of("40")),
                new Program("Exceptions", "", List.of()),
                new Program("Shapes", "", List.of()),
                new Program("Generics", "", List.of()),
                new Program("Garbage", "", List.of("20")),
                new Program("Threads", "", List.of()),
                new Program("Files", "", List.of()));
    }

    @Test
    void allSamplesAreHere() throws Exception {
        List<String> named = programs().map(Program::name).sorted().toList();
        Path samples = Path.of(ToolRunner.samples());
        if (Files.isDirectory(samples)) {
            assertEquals(names(samples), named);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(samples)) {
                assertEquals(names(jar.getPath("/")), named);
            }
        }
    }

    private static List<String> names(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("org/stubarchive/samples"))) {
            return files.map(p -> p.getFileName().toString().replace(".class", ""))
                    .filter(n -> !n.contains("$") && !n.equals("package-info") && !n.equals("Timed"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void printsWhatTheHostPrints(Program program) {
        List<String> arguments = new ArrayList<>(List.of("-Dgreeting=hello there", "-cp", ToolRunner.samples(), "org.stubarchive.samples." + program.name()));
        arguments.addAll(program.arguments());
        Outcome host = ToolRunner.host(program.input(), arguments);

        List<String> generated = new ArrayList<>(List.of("run"));
        generated.addAll(arguments);
        assertEquals(host, ToolRunner.tool(program.input(), generated), "generated code");

        List<String> archived = new ArrayList<>(List.of("run", "--load", TrainedArchive.get().toString(), "--require-archive"));
        archived.addAll(arguments);
        assertEquals(host, ToolRunner.tool(program.input(), archived), "code from the archive");
        assertTrue(host.exitCode() >= 0);
    }
}
