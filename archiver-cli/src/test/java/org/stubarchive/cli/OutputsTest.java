package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;

/** Where commands write: never over what they read or wrote, never instead of what is no regular file; and what they say when they cannot. */
class OutputsTest {
    @TempDir
    Path directory;

    private String a;
    private String b;

    @BeforeEach
    void write() {
        a = SyntheticArchive.example().write(directory.resolve("a.sar"));
        b = SyntheticArchive.example().only(Target.LINUX_X86_64).write(directory.resolve("b.sar"));
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private static Outcome tool(int exitCode, String... args) {
        Outcome o = InProcess.tool(args);
        assertEquals(exitCode, o.exitCode(), String.join(" ", args) + "\n" + o.out() + o.err());
        return o;
    }

    private void refused(String expected, Path kept, String... args) throws Exception {
        byte[] before = Files.readAllBytes(kept);
        Outcome o = tool(64, args);
        assertEquals(1, o.err().lines().count(), o.err());
        assertTrue(o.err().contains(expected), o.err());
        assertArrayEquals(before, Files.readAllBytes(kept), String.join(" ", args));
    }

    @Test
    void anOutputIsNeverAnInput() throws Exception {
        String input = "output is an input";
        Path key = directory.resolve("k.pem");
        tool(0, "keygen", "-o", file("k"));
        Path archive = Path.of(a);
        Path hard = Files.createLink(directory.resolve("hard.sar"), archive);
        Path soft = Files.createSymbolicLink(directory.resolve("soft.sar"), archive);
        for (String name : List.of(a, hard.toString(), soft.toString(), directory.resolve("./a.sar").toString())) {
            refused(input, archive, "map", "-o", name, a);
            refused(input, archive, "map", "-o", name, b, a);
            refused(input, archive, "export", "-o", name, a);
            refused(input, archive, "sign", "--key", key.toString(), "-o", name, a);
            refused(input, archive, "diff", "--map", name, b, a);
            for (String command : List.of("inspect", "verify", "doctor")) {
                refused(input, archive, command, "--report", "json=" + name, a);
            }
        }
        refused(input, key, "sign", "--key", key.toString(), "-o", key.toString(), a);
        Path budget = Files.writeString(directory.resolve("budget.json"), "{\"schemaVersion\": 1, \"file\": 9}");
        refused(input, budget, "check", "--budget", budget.toString(), "--report", "json=" + budget, a);
        Path accepted = Files.writeString(directory.resolve("acc.txt"), "# nothing\n");
        refused(input, accepted, "diff", "--allow", accepted.toString(), "--report", "text=" + accepted, a, b);
        Path signature = directory.resolve("a.sar.sig");
        tool(0, "sign", "--key", key.toString(), a);
        refused(input, signature, "verify", "--key", file("k.pub.pem"), "--report", "json=" + signature, a);
    }

    @Test
    void twoOutputsAreNeverOneFile() throws Exception {
        Path archive = Path.of(a);
        String same = "two outputs are the same file";
        refused(same, archive, "diff", "--report", "json=" + file("f"), "--report", "md=" + file("f"), a, b);
        refused(same, archive, "diff", "--report", "json=" + file("f"), "--report", "md=" + file("./f"), a, b);
        refused(same, archive, "diff", "--map", file("f"), "--report", "html=" + file("f"), a, b);
        Files.createSymbolicLink(directory.resolve("link"), Path.of("f"));
        refused(same, archive, "inspect", "--report", "json=" + file("f"), "--report", "md=" + file("link"), a);
        assertFalse(Files.exists(directory.resolve("f")));
        tool(0, "inspect", "--report", "json=" + file("f"), "--report", "md=" + file("g"), a);
        Files.createLink(directory.resolve("h"), directory.resolve("f"));
        refused(same, directory.resolve("f"), "inspect", "--report", "json=" + file("f"), "--report", "md=" + file("h"), a);
    }

    @Test
    void aDashIsNoFile() throws Exception {
        Path archive = Path.of(a);
        for (String[] args : List.of(new String[] {"map", "-o", "-", a}, new String[] {"export", "-o", "-", a}, new String[] {"inspect", "--report", "json=-", a}, new String[] {"strip", "-o", "-", a},
                new String[] {"merge", "-", a}, new String[] {"train", "-o", "-"})) {
            refused("/dev/stdout", archive, args);
        }
        assertFalse(Files.exists(Path.of("-")));
    }

    @Test
    void archivesReplaceRegularFilesOnly() throws Exception {
        Path fifo = directory.resolve("fifo");
        assertEquals(0, ToolRunner.program("mkfifo", fifo.toString()).exitCode());
        Path toFifo = Files.createSymbolicLink(directory.resolve("to-fifo"), fifo);
        for (Path out : List.of(fifo, toFifo)) {
            for (List<String> args : List.of(List.of("strip", "-o", out.toString(), a), List.of("merge", out.toString(), a), List.of("train", "-o", out.toString()))) {
                Outcome o = tool(2, args.toArray(new String[0]));
                assertTrue(o.err().contains("no regular file"), o.err());
            }
        }
        assertTrue(Files.readAttributes(fifo, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isOther());
        assertTrue(Files.isSymbolicLink(toFifo));
        Path behind = Files.createDirectory(directory.resolve("d")).resolve("real.sar");
        Path link = Files.createSymbolicLink(directory.resolve("link.sar"), Path.of("d/real.sar"));
        String trained = TrainedArchive.get().toString();
        tool(0, "merge", link.toString(), trained);
        assertTrue(Files.isSymbolicLink(link));
        byte[] first = Files.readAllBytes(behind);
        // Archives are complete before they replace a file, so it may be the input.
        tool(0, "strip", "--debug", "-o", link.toString(), link.toString());
        assertTrue(Files.isSymbolicLink(link));
        assertFalse(Arrays.equals(first, Files.readAllBytes(behind)));
        tool(0, "verify", behind.toString());
    }

    @Test
    void anArchiveMayBeShortenedWhileItIsRead() throws Exception {
        byte[] all = Files.readAllBytes(Path.of(b));
        Path changing = directory.resolve("changing.sar");
        Files.write(changing, all);
        AtomicBoolean done = new AtomicBoolean();
        Thread shortens = new Thread(() -> {
            try {
                while (!done.get()) {
                    Files.write(changing, new byte[0]);
                    Files.write(changing, all);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        shortens.start();
        try {
            for (int i = 0; i < 60; i++) {
                for (String command : List.of("disasm", "verify", "inspect", "doctor")) {
                    Outcome o = InProcess.tool(command, changing.toString());
                    assertTrue(o.exitCode() == 0 || o.exitCode() == 2 && o.err().lines().count() == 1 || command.equals("doctor") && o.exitCode() == 3, command + o.exitCode() + o.out() + o.err());
                }
            }
        } finally {
            done.set(true);
            shortens.join();
        }
    }

    @Test
    void whatFailedIsSaidBesidesTheReportThatCannotBeWritten() throws Exception {
        String report = "junit=" + file("none/r.xml");
        for (String command : List.of("verify", "inspect", "doctor")) {
            Outcome o = tool(2, command, "--report", report, file("nosuch.sar"));
            assertEquals(List.of("stubarchive: " + file("nosuch.sar") + ": no such file", "stubarchive: " + file("none/r.xml") + ": cannot be written: directory " + file("none") + " does not exist"),
                    o.err().lines().toList());
        }
        Outcome o = tool(2, "diff", "--map", file("none/m.html"), "--report", "json=" + file("good.json"), a, b);
        assertTrue(o.out().contains("removed"), o.out());
        assertEquals(1, o.err().lines().count(), o.err());
        assertEquals("diff", Schemas.read(directory.resolve("good.json"), "diff").get("command").asText());
        o = tool(2, "diff", "--map", file("none/m.html"), "--report", "json=" + file("none/j"), "--report", "md=" + directory, a, b);
        assertEquals(3, o.err().lines().count(), o.err());
    }

    @Test
    void causesAreNamedOnce() throws Exception {
        for (List<String> args : List.of(List.of("map", "-o", file("none/x"), a), List.of("export", "-o", file("none/x"), a), List.of("strip", "-o", file("none/x"), a), List.of("merge", file("none/x"), a))) {
            Outcome o = tool(2, args.toArray(new String[0]));
            assertTrue(o.err().endsWith("directory " + file("none") + " does not exist\n"), o.err());
        }
        tool(0, "keygen", "-o", file("k"));
        Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
        for (List<String> args : List.of(List.of("verify"), List.of("sign", "--key", file("k.pem")), List.of("inspect"), List.of("doctor"), List.of("disasm"))) {
            List<String> line = new ArrayList<>(args);
            line.add(directory.toString());
            assertEquals("stubarchive: " + directory + ": cannot be read: it is a directory\n", tool(2, line.toArray(new String[0])).err());
            line.set(line.size() - 1, file("loop"));
            String err = tool(2, line.toArray(new String[0])).err();
            assertEquals(err.indexOf("loop"), err.lastIndexOf("/loop") + 1, err);
            assertTrue(err.contains("cannot be read: "), err);
        }
    }

    @Test
    void namesDoNotReachTheTerminalRaw() {
        String odd = "od\nd\u001b[31m.sar";
        for (String command : List.of("inspect", "verify", "doctor", "disasm", "map")) {
            String err = command.equals("map") ? tool(2, command, "-o", file("m"), file(odd)).err() : tool(2, command, file(odd)).err();
            assertEquals("stubarchive: " + file("od\\nd\\u001b[31m.sar") + ": no such file\n", err);
        }
        String name = SyntheticArchive.example().write(directory.resolve(odd));
        for (String[] args : new String[][] {{"inspect", name}, {"verify", name}, {"diff", name, a}, {"inspect", "--coverage", name}}) {
            String out = tool(0, args).out();
            assertFalse(out.contains("\u001b") || out.contains("od\nd"), out);
            assertTrue(out.contains("od\\nd\\u001b[31m.sar"), out);
        }
        assertEquals(2, tool(64, "inspect", "--o\nx", a).err().lines().count());
    }

    private static Outcome shell(String script, String... args) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(ToolRunner.command(args));
        return ToolRunner.run("", command, Map.of());
    }

    @Test
    void aClosedPipeIsSilentAndAFullDeviceIsNot() {
        Outcome o = shell("{ \"$@\"; echo status $? >&2; } | true", "inspect", "--entries", a);
        assertEquals("status 0\n", o.err());
        o = shell("{ \"$@\"; echo status $? >&2; } | true", "diff", a, b);
        assertEquals("status 1\n", o.err());
        for (String[] args : new String[][] {{"inspect", a}, {"diff", a, b}, {"diff", a, a}}) {
            o = shell("\"$@\" > /dev/full", args);
            assertEquals(2, o.exitCode(), o.err());
            assertEquals("stubarchive: standard output: cannot be written: No space left on device\n", o.err());
        }
    }

    @Test
    void everyFormNamesTheLimitThatIsExceeded() throws Exception {
        String grown = SyntheticArchive.example().add(Target.LINUX_X86_64, 50, SyntheticArchive.x86("delta", CpuFeatures.BASELINE, SyntheticArchive.X86, "memcpy", 0)).write(directory.resolve("grown.sar"));
        List<String> args = new ArrayList<>(List.of("diff", "--fail-on", "none", "--max-growth", "2%", "--category", "method=1"));
        List<String> forms = List.of("text", "json", "md", "html", "csv", "sarif", "junit");
        forms.forEach(f -> args.addAll(List.of("--report", f + "=" + file("r." + f))));
        args.addAll(List.of(a, grown));
        Outcome o = tool(1, args.toArray(new String[0]));
        assertTrue(o.out().lines().skip(1).findFirst().orElseThrow().startsWith("2 findings: all stubs: grew from "), o.out());
        for (String form : forms) {
            String text = Files.readString(directory.resolve("r." + form));
            assertTrue(text.contains("all stubs") && text.contains("category method") && text.contains("allowed is 2%"), form + "\n" + text);
        }
    }
}
