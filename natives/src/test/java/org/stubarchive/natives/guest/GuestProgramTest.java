package org.stubarchive.natives.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each program prints in the VM what it prints on the host, to both streams, and ends with the same status. */
class GuestProgramTest {
    private static final int HEAP_MIB = 48;
    private static final long LIMIT_SECONDS = 300;

    @TempDir
    Path directory;

    private record Outcome(int status, String out, String err) {}

    static Stream<Arguments> programs() {
        return Stream.of(
                Arguments.of(ThreadPrograms.Counting.class, 0, List.of()),
                Arguments.of(ThreadPrograms.Counting.class, 5, List.of()),
                Arguments.of(ThreadPrograms.States.class, 0, List.of()),
                Arguments.of(ThreadPrograms.Interrupts.class, 0, List.of()),
                Arguments.of(ThreadPrograms.Concurrency.class, 0, List.of()),
                Arguments.of(ThreadPrograms.Concurrency.class, 50, List.of()),
                Arguments.of(ThreadPrograms.Ends.class, 0, List.of()),
                Arguments.of(ThreadPrograms.Exits.class, 0, List.of()),
                Arguments.of(ExceptionPrograms.Messages.class, 0, List.of()),
                Arguments.of(ExceptionPrograms.Messages.class, 20, List.of()),
                Arguments.of(ExceptionPrograms.Unwinding.class, 0, List.of()),
                Arguments.of(ExceptionPrograms.Unwinding.class, 20, List.of()),
                Arguments.of(ExceptionPrograms.Overflow.class, 0, List.of()),
                Arguments.of(ExceptionPrograms.Initialisation.class, 0, List.of()),
                Arguments.of(InitializationRaces.class, 0, List.of("2")),
                Arguments.of(PublicationRaces.class, 0, List.of("1000")),
                Arguments.of(MemoryPrograms.References.class, 0, List.of()),
                Arguments.of(MemoryPrograms.Exhausted.class, 0, List.of()),
                Arguments.of(MemoryPrograms.Churn.class, 0, List.of("300000")),
                Arguments.of(MemoryPrograms.Churn.class, 1, List.of("300")));
    }

    @ParameterizedTest(name = "{0} stress {1}")
    @MethodSource("programs")
    void sameAsOnTheHost(Class<?> program, int gcStress, List<String> arguments) throws Exception {
        String classes = Path.of(program.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        List<String> host = new ArrayList<>(List.of(java(), "-Xmx" + HEAP_MIB + "m", "-cp", classes, program.getName()));
        host.addAll(arguments);
        List<String> guest = new ArrayList<>(List.of(java(), "-XX:-CreateCoredumpOnCrash", "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--add-exports", "java.base/jdk.internal.jimage=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), GuestLauncher.class.getName(),
                Integer.toString(HEAP_MIB), Integer.toString(gcStress), classes, program.getName()));
        guest.addAll(arguments);
        Outcome expected = run("host", host);
        Outcome actual = run("guest", guest);
        assertEquals(expected.out(), actual.out(), actual.err());
        assertEquals(expected.err(), actual.err());
        assertEquals(expected.status(), actual.status());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Outcome run(String name, List<String> command) throws IOException, InterruptedException {
        Path out = directory.resolve(name + ".out");
        Path err = directory.resolve(name + ".err");
        Process p = new ProcessBuilder(command).directory(directory.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        p.getOutputStream().close();
        boolean ended = p.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            p.destroyForcibly();
        }
        Outcome outcome = new Outcome(ended ? p.exitValue() : -1, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
        assertTrue(ended, name + " does not end: " + outcome);
        return outcome;
    }
}
