package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;

/** Where a file is expected, something else is named: one line and a status at once, without waiting for the other end of a FIFO, reading a device or a huge file. */
class FileKindsTest {
    @TempDir
    static Path directory;

    private static String fifo;
    private static String huge;
    private static String key;

    @BeforeAll
    static void make() throws Exception {
        fifo = directory.resolve("fifo").toString();
        assertEquals(0, new ProcessBuilder("mkfifo", fifo).inheritIO().start().waitFor());
        huge = directory.resolve("huge").toString();
        try (RandomAccessFile file = new RandomAccessFile(huge, "rw")) {
            file.setLength(1L << 40);
        }
        key = directory.resolve("key").toString();
        assertEquals(0, InProcess.tool("keygen", "-o", key).exitCode());
    }

    private static void refused(int status, String said, List<String> command) {
        Outcome o = InProcess.tool(command);
        assertEquals(status, o.exitCode(), command + o.out() + o.err());
        assertEquals(1, o.err().lines().count(), command + o.err());
        assertTrue(o.err().startsWith("stubarchive: " + said), command + o.err());
    }

    @Test
    void inThePlaceOfAnArchive() {
        Map<String, String> wrong = Map.of(fifo, "it is a FIFO", "/dev/zero", "it is a character device", directory.toString(), "it is a directory", huge, "length: expected at most 2147483647, found 1099511627776");
        wrong.forEach((file, cause) -> {
            String line = file + ": " + (file.equals(huge) ? "" : "cannot be read: ") + cause;
            for (List<String> command : List.of(List.of("verify", file), List.of("inspect", file), List.of("diff", file, file), List.of("disasm", file), List.of("sign", "--key", key + ".pem", "-o", directory.resolve("sig").toString(), file))) {
                refused(2, line, command);
            }
        });
    }

    @Test
    void aLargeFileIsReadOnlyIfItBeginsAsAnArchive() throws Exception {
        Path large = directory.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((1L << 31) - 1);
            refused(2, large + ": stubarchive.toc at offset 0: magic: ", List.of("verify", large.toString()));
            // The start of an archive, and far more behind it than that says.
            file.write(Files.readAllBytes(TrainedArchive.get()), 0, 4096);
            refused(2, large + ": stubarchive.toc at offset 16: length of file: ", List.of("verify", large.toString()));
        } finally {
            Files.delete(large);
        }
    }

    @Test
    void inThePlaceOfASignatureOrKey() {
        String archive = TrainedArchive.get().toString();
        Map<String, String> wrong = Map.of(fifo, "it is a FIFO", "/dev/zero", "it is a character device", directory.toString(), "it is a directory", huge, "length: expected at most ");
        wrong.forEach((file, cause) -> {
            refused(4, file + ": signature cannot be read: " + cause, List.of("verify", "--key", key + ".pub.pem", "--signature", file, archive));
            refused(4, file + ": key cannot be read: " + cause, List.of("verify", "--key", file, archive));
            refused(4, file + ": key cannot be read: " + cause, List.of("sign", "--key", file, "-o", directory.resolve("sig").toString(), archive));
        });
    }

    @Test
    void inThePlaceOfABudgetOrAllowList() {
        String archive = TrainedArchive.get().toString();
        Map<String, String> wrong = Map.of(fifo, "it is a FIFO", "/dev/zero", "it is a character device", directory.toString(), "it is a directory", huge, "length: expected at most ");
        wrong.forEach((file, cause) -> {
            refused(2, file + ": cannot be read: " + cause, List.of("check", "--budget", file, archive));
            refused(2, file + ": cannot be read: " + cause, List.of("diff", "--allow", file, archive, archive));
        });
    }

    /** As {@code java}: a file that is too long, and one that does not end. */
    @Test
    void inThePlaceOfAnArgumentFile() {
        for (String file : List.of(huge, "/dev/zero")) {
            Outcome o = InProcess.tool("run", "@" + file, "Main");
            assertEquals(1, o.exitCode(), o.err());
            assertTrue(o.err().startsWith("Error: Argument file size should not be larger than "), o.err());
        }
    }

    /** The loader opens files in its own way. */
    @Test
    void inARun() throws IOException {
        String[] program = {"-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello"};
        Outcome run = ToolRunner.tool("run", "--load", fifo, program[0], program[1], program[2]);
        assertEquals("Hello, world\n", run.out());
        assertEquals("stubarchive: warning: archive cannot be used, generating code: " + fifo + ": file at offset 0: type: expected a regular file, found a FIFO; give a file that train wrote\n", run.err());
        Outcome demanded = ToolRunner.tool("run", "--require-archive", "--allow-untrusted", "--load", "/dev/zero", program[0], program[1], program[2]);
        assertEquals(3, demanded.exitCode(), demanded.err());
        assertEquals(1, demanded.err().lines().count(), demanded.err());
        Outcome signed = ToolRunner.tool("run", "--key", key + ".pub.pem", "--signature", fifo, "--load", TrainedArchive.get().toString(), program[0], program[1], program[2]);
        assertEquals(4, signed.exitCode(), signed.err());
        assertEquals("stubarchive: " + fifo + ": signature cannot be read: it is a FIFO\n", signed.err());
        Outcome jar = ToolRunner.tool("run", "-jar", fifo);
        assertEquals(1, jar.exitCode(), jar.err());
        assertEquals("Error: Invalid or corrupt jarfile " + fifo + "\n", jar.err());
    }
}
