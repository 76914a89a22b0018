package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.format.reader.ArchiveReader;

/** What {@code verify} and {@code sign} find, with checksums that are wrong and with checksums that are right again. */
class VerifyCommandTest {
    private static final String STUB = "throw_ArithmeticException";

    @TempDir
    Path directory;

    private static StubCode flipImmediate(StubCode s) {
        return s.name().equals(STUB) ? RealArchive.flipped(s, 4, 1) : s;
    }

    @Test
    void trainedArchiveIsVerifiedAndRegeneratedEqual() {
        Outcome o = ToolRunner.tool("verify", "--regenerate", TrainedArchive.get().toString());
        assertEquals(0, o.exitCode(), o.out() + o.err());
        assertEquals("", o.err(), "no progress in pipes");
    }

    @Test
    void damagedByteIsFoundAndItsStubNamed() throws Exception {
        byte[] bytes = Files.readAllBytes(TrainedArchive.get());
        Archive archive = ArchiveReader.read(TrainedArchive.get());
        var tables = archive.tables().get(Target.LINUX_X86_64);
        long text = archive.file().offset(archive.file().find(Target.LINUX_X86_64, ArchiveFile.TEXT));
        for (int u : new int[] {0, tables.unitCount() / 2, tables.unitCount() - 1}) {
            byte[] damaged = bytes.clone();
            damaged[(int) text + tables.unitStart(u)] ^= 0x10;
            Path file = directory.resolve("damaged" + u + ".sar");
            Files.write(file, damaged);
            Outcome o = InProcess.tool("verify", file.toString());
            assertEquals(2, o.exitCode(), o.err());
            assertEquals(1, o.err().lines().count(), o.err());
            assertTrue(o.err().contains("stub " + tables.unitName(u)), o.err());
        }
    }

    @Test
    void changedCodeWithRightChecksumsIsFoundByRegenerationAndBySignature() {
        String changed = RealArchive.edited(directory.resolve("changed.sar"), VerifyCommandTest::flipImmediate);
        assertEquals(0, InProcess.tool("verify", changed).exitCode());
        Outcome regenerated = InProcess.tool("verify", "--regenerate", changed);
        assertEquals(1, regenerated.exitCode(), regenerated.out());
        List<String> findings = regenerated.out().lines().filter(l -> l.startsWith("  --> ")).toList();
        assertEquals(1, findings.size(), regenerated.out());
        assertTrue(regenerated.out().endsWith("\n1 finding\n"), regenerated.out());
        assertTrue(findings.get(0).contains(STUB) && findings.get(0).contains("offset 4"), findings.get(0));

        String key = directory.resolve("key").toString();
        assertEquals(0, InProcess.tool("keygen", "-o", key).exitCode());
        String signature = directory.resolve("signature").toString();
        assertEquals(0, InProcess.tool("sign", "--key", key + ".pem", "-o", signature, TrainedArchive.get().toString()).exitCode());
        String[] demand = {"verify", "--key", key + ".pub.pem", "--signature", signature};
        assertEquals(0, InProcess.tool(demand[0], demand[1], demand[2], demand[3], demand[4], TrainedArchive.get().toString()).exitCode());
        assertEquals(4, InProcess.tool(demand[0], demand[1], demand[2], demand[3], demand[4], changed).exitCode());
        assertEquals(4, InProcess.tool("verify", "--key", key + ".pub.pem", changed).exitCode(), "no signature at all");
        Outcome run = ToolRunner.tool("run", "--key", key + ".pub.pem", "--signature", signature, "--load", changed, "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello");
        assertEquals(4, run.exitCode(), run.err());
        assertEquals("", run.out());
        Outcome openssl = ToolRunner.program("openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key + ".pub.pem", "-rawin", "-in", TrainedArchive.get().toString(), "-sigfile", signature);
        assertEquals(0, openssl.exitCode(), openssl.err());
    }

    /** Where a signature is demanded nothing runs but what it is of: not even code of our own in place of a damaged archive's. */
    @Test
    void runWithAKeyRefusesADamagedArchive() throws Exception {
        String key = directory.resolve("key").toString();
        assertEquals(0, InProcess.tool("keygen", "-o", key).exitCode());
        String signature = directory.resolve("signature").toString();
        assertEquals(0, InProcess.tool("sign", "--key", key + ".pem", "-o", signature, TrainedArchive.get().toString()).exitCode());
        byte[] bytes = Files.readAllBytes(TrainedArchive.get());
        List<byte[]> damages = List.of(new byte[0], Arrays.copyOf(bytes, bytes.length / 2), new byte[bytes.length]);
        for (int i = 0; i < damages.size(); i++) {
            Path file = directory.resolve("damaged" + i + ".sar");
            Files.write(file, damages.get(i));
            String[] run = {"run", "--key", key + ".pub.pem", "--signature", signature, "--load", file.toString(), "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello"};
            Outcome o = ToolRunner.tool(run);
            assertEquals(4, o.exitCode(), o.err());
            assertEquals("", o.out());
            assertEquals(1, o.err().lines().count(), o.err());
        }
        Outcome missing = ToolRunner.tool("run", "--key", key + ".pub.pem", "--load", directory.resolve("missing.sar").toString(), "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello");
        assertEquals(2, missing.exitCode(), missing.err());
        assertEquals("", missing.out());
    }

    @Test
    void keysOfOpensslAreTaken() {
        String key = directory.resolve("o.pem").toString();
        String pub = directory.resolve("o.pub.pem").toString();
        String signature = directory.resolve("o.sig").toString();
        assertEquals(0, ToolRunner.program("openssl", "genpkey", "-algorithm", "ed25519", "-out", key).exitCode());
        assertEquals(0, ToolRunner.program("openssl", "pkey", "-in", key, "-pubout", "-out", pub).exitCode());
        assertEquals(0, ToolRunner.program("openssl", "pkeyutl", "-sign", "-inkey", key, "-rawin", "-in", TrainedArchive.get().toString(), "-out", signature).exitCode());
        Outcome o = InProcess.tool("verify", "--key", pub, "--signature", signature, TrainedArchive.get().toString());
        assertEquals(0, o.exitCode(), o.err());
    }

    @Test
    void entryInsideAnInstructionIsCorrupt() {
        String moved = RealArchive.edited(directory.resolve("moved.sar"), s -> !s.name().equals(STUB) ? s
                : RealArchive.entryInsideAnInstruction(s));
        Outcome o = InProcess.tool("verify", moved);
        assertEquals(2, o.exitCode(), o.out());
        assertTrue(o.out().contains("bad ") && o.out().contains(STUB) && o.out().contains("inside"), o.out());
    }

    @Test
    void pagesThatAreTooLargeForTheAlignmentAreFound() {
        for (String size : List.of("4k", "16k")) {
            assertEquals(0, InProcess.tool("verify", "--page-size", size, TrainedArchive.get().toString()).exitCode());
        }
        Outcome o = InProcess.tool("verify", "--page-size", "64k", TrainedArchive.get().toString());
        assertEquals(1, o.exitCode(), o.out());
        assertEquals(64, InProcess.tool("verify", "--page-size", "5k", TrainedArchive.get().toString()).exitCode());
    }

    @Test
    void tenThousandMutationsAreRefusedInASmallHeap() {
        Path small = directory.resolve("small.sar");
        RealArchive.edited(small, s -> s.name().startsWith("throw_") || s.name().equals("leave") ? s : null);
        mutate(small, "-Xmx64m", 10_000);
    }

    /** Everything that is trained for all targets, in the heap that a reader is promised to do with. */
    @Test
    void mutationsOfAWholeArchiveForAllTargetsAreRefusedIn256Megabytes() {
        Path whole = directory.resolve("whole.sar");
        assertEquals(0, InProcess.tool("train", "--target", "all", "-o", whole.toString()).exitCode());
        mutate(whole, "-Xmx256m", 1000);
    }

    private void mutate(Path archive, String heap, int count) {
        Outcome o = ToolRunner.testClass(MutationLoop.class, List.of(heap), List.of(archive.toString(), directory.resolve("mutant.sar").toString(), Integer.toString(count), "20240501"));
        assertEquals(count + " refused\n", o.out(), o.err());
    }
}
