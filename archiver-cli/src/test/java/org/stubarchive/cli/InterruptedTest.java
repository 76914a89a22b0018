package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.loader.HostCpu;

/** Programs that somebody ends, or whose archive somebody spoils, while they run. */
class InterruptedTest {
    private static final String PROGRAM = """
            public class Waiting {
                public static void main(String[] args) throws Exception {
                    if (args.length > 0) {
                        System.exit(Integer.parseInt(args[0]));
                    }
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
                    System.out.println("up");
                    for (long i = 1, end = System.nanoTime() + 100_000_000_000L; System.nanoTime() < end; i = i * 31 + 1) { }
                }
            }
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void compile() throws Exception {
        Path source = Files.writeString(Files.createDirectories(directory.resolve("classes")).resolve("Waiting.java"), PROGRAM);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-nowarn", source.toString()));
    }

    private String classes() {
        return directory.resolve("classes").toString();
    }

    private Process start(String... command) throws Exception {
        Process p = new ProcessBuilder(ToolRunner.command(command)).redirectError(directory.resolve("err").toFile()).start();
        assertEquals("up", p.inputReader().readLine(), () -> read("err"));
        return p;
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Status and shutdown hooks are those of {@code java}; the file that is to be written stays as it was, and nothing is left beside it. */
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void anInterruptedTrainingWritesNothing(String signal, int status) throws Exception {
        Path folder = Files.createDirectories(directory.resolve("archives"));
        Path archive = Files.writeString(folder.resolve("old.sar"), "the old file");
        Process p = start("train", "-o", archive.toString(), "-cp", classes(), "Waiting");
        assertEquals(0, new ProcessBuilder("kill", "-s", signal, Long.toString(p.pid())).inheritIO().start().waitFor());
        BufferedReader out = p.inputReader();
        assertEquals(status, p.waitFor(), () -> read("err"));
        assertEquals("hook", out.readLine());
        assertEquals("the old file", Files.readString(archive));
        assertEquals("stubarchive: interrupted: " + archive + " is not written\n", read("err"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(archive), files.toList());
        }
    }

    /** A program that ends itself with the same status has come to its end. */
    @Test
    void anExitIsNoInterrupt() throws Exception {
        Path archive = directory.resolve("new.sar");
        ToolRunner.Outcome o = ToolRunner.tool("train", "-o", archive.toString(), "-cp", classes(), "Waiting", "130");
        assertEquals(130, o.exitCode(), o.err());
        assertArrayEquals(Files.readAllBytes(TrainedArchive.get()), Files.readAllBytes(archive));
    }

    /** All code behind that of the initial stubs is cut off under the program: a report, though most of what it is about is no longer there. */
    @Test
    void aFaultInATruncatedArchiveGivesAReport() throws Exception {
        Path archive = directory.resolve("cut.sar");
        Files.copy(TrainedArchive.get(), archive);
        ArchiveFile file = ArchiveFile.open(archive);
        CodeTables tables = file.tables(HostCpu.target());
        long end = 0;
        for (int unit = 0; unit < tables.unitCount(); unit++) {
            end = StaticId.category(tables.unitStaticId(unit)) == Category.INITIAL.id() ? tables.unitEnd(unit) : end;
        }
        long text = file.offset(file.find(HostCpu.target(), ArchiveFile.TEXT));
        Process p = start("run", "--load", archive.toString(), "-cp", classes(), "Waiting");
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            channel.truncate(text + end);
        }
        assertEquals(70, p.waitFor(), () -> read("err"));
        String report = read("err");
        for (String part : List.of("SIGBUS (7), code 2", "registers\n", "?? unreadable\n", "guest stack, base", "guest frames\n", "  Waiting.main([Ljava/lang/String;)V @")) {
            assertTrue(report.contains(part), part + " in\n" + report);
        }
    }
}
