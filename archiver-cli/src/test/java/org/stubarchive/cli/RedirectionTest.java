package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;

/** Results that go to what the shell has opened: each form of redirection gets the result, whole and alone, and keeps what it had. */
class RedirectionTest {
    private static final String REPORT = "md=/dev/stdout";

    @TempDir
    Path directory;

    private String archive;
    private String report;

    @BeforeEach
    void write() throws Exception {
        archive = SyntheticArchive.example().write(directory.resolve("a.sar"));
        Path plain = directory.resolve("plain.md");
        assertEquals(0, InProcess.tool("inspect", "--report", "md=" + plain, archive).exitCode());
        report = Files.readString(plain);
    }

    /** Runs a script in which {@code "$@"} is the tool with the arguments, in the directory. */
    private Outcome shell(String script, String... args) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "cd '" + directory + "' && " + script, "sh"));
        command.addAll(ToolRunner.command(args));
        return ToolRunner.run("", command, Map.of());
    }

    private void wrote(String expected, String script, String... args) throws Exception {
        Path f = Files.writeString(directory.resolve("f"), "kept\n");
        Outcome o = shell(script, args);
        assertEquals(0, o.exitCode(), o.err());
        assertEquals("", o.err());
        assertEquals(expected, Files.readString(f), script);
    }

    @Test
    void aReportGoesWhereTheShellOpened() throws Exception {
        String[] args = {"inspect", "--report", REPORT, archive};
        wrote(report, "\"$@\" > f", args);
        wrote("kept\n" + report, "\"$@\" >> f", args);
        wrote(report, "\"$@\" | cat > f", args);
        wrote(report, "\"$@\" 1<>f", args);
        wrote("kept\n" + report, "\"$@\" >> f 2>&1", args);
        wrote("kept\nbefore\n" + report + "after\n", "{ echo before; \"$@\"; echo after; } >> f", args);
        wrote("kept\n" + report, "\"$@\" 3>>f >/dev/null", "inspect", "--report", "md=/dev/fd/3", archive);
        wrote("kept\n" + report, "\"$@\" 3>>f >/dev/null", "inspect", "--report", "md=/proc/self/fd/3", archive);
        wrote("kept\n" + report, "\"$@\" 2>>f >/dev/null", "inspect", "--report", "md=/dev/stderr", archive);
        Files.createSymbolicLink(directory.resolve("link"), Path.of("/dev/stdout"));
        wrote("kept\n" + report, "\"$@\" >> f", "inspect", "--report", "md=link", archive);
        // The same file under its own name.
        wrote("kept\n" + report, "\"$@\" >> f", "inspect", "--report", "md=f", archive);
        wrote(report, "mkfifo p; cat p > f & \"$@\" > /dev/null; wait; rm p", "inspect", "--report", "md=p", archive);
    }

    @Test
    void otherResultsDoTheSame() throws Exception {
        Path page = directory.resolve("page.html");
        Path elf = directory.resolve("e.elf");
        assertEquals(0, InProcess.tool("map", "-o", page.toString(), archive).exitCode());
        assertEquals(0, InProcess.tool("export", "-o", elf.toString(), archive).exitCode());
        wrote("kept\n" + Files.readString(page), "\"$@\" >> f", "map", "-o", "/dev/stdout", archive);
        Path f = directory.resolve("f");
        Files.delete(f);
        Outcome o = shell("\"$@\" >> f", "export", "-o", "/dev/stdout", archive);
        assertEquals(0, o.exitCode(), o.err());
        assertArrayEquals(Files.readAllBytes(elf), Files.readAllBytes(f));
        assertEquals(0, InProcess.tool("keygen", "-q", "-o", directory.resolve("k").toString()).exitCode());
        o = shell("\"$@\" | wc -c", "sign", "--key", "k.pem", "-o", "/dev/stdout", archive);
        assertEquals("64", o.out().strip(), o.err());
        o = shell("\"$@\" >> f", "train", "-o", "/dev/stdout");
        assertEquals(2, o.exitCode());
        assertTrue(o.err().contains("name a file"), o.err());
        assertArrayEquals(Files.readAllBytes(elf), Files.readAllBytes(f));
    }

    @Test
    void figuresAndLogsOfARun() throws Exception {
        String[] program = {"-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello"};
        Outcome o = shell("echo kept > f; \"$@\" >> f; cat f", run(program, "--stats=json:/dev/stdout"));
        assertTrue(o.out().startsWith("kept\nHello, world\n{") && o.out().endsWith("}"), o.out() + o.err());
        o = shell("echo kept > f; \"$@\" >> f; cat f", run(program, "--log", "class:/dev/stdout"));
        assertTrue(o.out().startsWith("kept\n[") && o.out().contains("][class] ") && o.out().contains("\nHello, world\n"), o.out() + o.err());
        byte[] before = Files.readAllBytes(Path.of(archive));
        for (String[] options : new String[][] {{"--log", "gc:a.sar", "--load", "a.sar"}, {"--stats=json:a.sar", "--load", "a.sar"}, {"--stats=json:x", "--log", "gc:x"}, {"--log", "gc:a.sar", "-cp", "a.sar"}}) {
            o = shell("\"$@\"", run(program.length > 0 && options[options.length - 2].equals("-cp") ? new String[] {"Main"} : program, options));
            assertEquals(64, o.exitCode(), o.err());
            assertEquals(1, o.err().lines().count(), o.err());
            assertArrayEquals(before, Files.readAllBytes(Path.of(archive)));
        }
        assertFalse(Files.exists(directory.resolve("x")));
    }

    private static String[] run(String[] program, String... options) {
        List<String> args = new ArrayList<>(List.of("run"));
        args.addAll(List.of(options));
        args.addAll(List.of(program));
        return args.toArray(new String[0]);
    }

    @Test
    void whatCannotBeWrittenIsSaidInOneLine() {
        String[] text = {"inspect", archive};
        String[] toOutput = {"inspect", "--report", REPORT, archive};
        for (String[] args : List.of(text, toOutput)) {
            failed("No space left on device", shell("\"$@\" > /dev/full", args));
            failed("Bad file descriptor", shell("\"$@\" >&-", args));
        }
        failed("Bad file descriptor", shell("\"$@\" 7>&-", "inspect", "-q", "--report", "md=/dev/fd/7", archive));
        Outcome o = shell("{ \"$@\"; echo status $? >&2; } | true", toOutput);
        assertEquals("status 0\n", o.err());
    }

    private static void failed(String cause, Outcome o) {
        assertEquals(2, o.exitCode(), o.err());
        assertEquals(1, o.err().lines().count(), o.err());
        assertTrue(o.err().contains(": cannot be written: ") && o.err().contains(cause), o.err());
    }

    @Test
    void oneResultForOneOutput() throws Exception {
        byte[] before = Files.readAllBytes(Path.of(archive));
        for (Outcome o : List.of(shell("\"$@\" | cat; exit 64", "inspect", "--report", REPORT, "--report", "json=/dev/stdout", archive), shell("\"$@\" >> a.sar", "inspect", "--report", REPORT, archive))) {
            assertEquals(64, o.exitCode(), o.err());
            assertEquals("", o.out());
            assertEquals(1, o.err().lines().count(), o.err());
        }
        assertArrayEquals(before, Files.readAllBytes(Path.of(archive)));
    }

    @Test
    void quietCommandsPrintErrorsOnly() {
        for (String[] args : new String[][] {{"inspect", "-q", archive}, {"diff", "--quiet", archive, archive}, {"doctor", "-q", archive}, {"verify", "-q", archive}}) {
            Outcome o = InProcess.tool(args);
            assertEquals("", o.out() + o.err(), args[0]);
        }
        Outcome o = InProcess.tool("inspect", "-q", directory.resolve("none").toString());
        assertEquals(2, o.exitCode());
        assertEquals(1, o.err().lines().count());
    }
}
