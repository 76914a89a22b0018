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
    @Test
    void allSamplesAreHere() throws Exception {
        List<String> named = SampleProgram.all().map(SampleProgram::name).sorted().toList();
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
    @MethodSource("org.stubarchive.cli.SampleProgram#all")
    void printsWhatTheHostPrints(SampleProgram program) {
        List<String> arguments = program.command();
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
