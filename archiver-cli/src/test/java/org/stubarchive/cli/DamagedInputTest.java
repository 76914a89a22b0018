package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.format.reader.ArchiveReader;

/** What {@code verify} calls damaged is taken by no command whose result others rely on. */
class DamagedInputTest {
    private static final String STUB = "throw_ArithmeticException";

    @TempDir
    Path directory;

    /** The trained archive with an entry inside an instruction; its checksums and its manifest are right. */
    private String moved() {
        return RealArchive.edited(directory.resolve("moved.sar"), s -> !s.name().equals(STUB) ? s
                : RealArchive.entryInsideAnInstruction(s));
    }

    @Test
    void anEntryInsideAnInstructionIsRefused() throws Exception {
        String moved = moved();
        String good = TrainedArchive.get().toString();
        String key = directory.resolve("key").toString();
        assertEquals(0, InProcess.tool("keygen", "-o", key).exitCode());
        Path output = directory.resolve("out");
        List<List<String>> commands = List.of(List.of("verify", moved), List.of("diff", good, moved), List.of("diff", moved, good), List.of("diff", moved, moved), List.of("diff", "--ids-only", good, moved),
                List.of("doctor", moved), List.of("sign", "--key", key + ".pem", "-o", output.toString(), moved), List.of("strip", "-o", output.toString(), moved),
                List.of("merge", output.toString(), good, moved));
        for (List<String> command : commands) {
            Outcome o = InProcess.tool(command);
            assertEquals(2, o.exitCode(), command + o.out() + o.err());
            String said = command.get(0).equals("verify") ? o.out() : o.err();
            assertTrue(said.contains("stub " + STUB + ": entry " + STUB) && said.contains("inside"), command + said);
            assertEquals(command.get(0).equals("verify") ? 0 : 1, o.err().lines().count(), o.err());
            assertFalse(Files.exists(output), command.toString());
        }
    }

    @Test
    void aManifestThatSaysSomethingElseIsDamage() throws Exception {
        Archive archive = ArchiveReader.read(TrainedArchive.get());
        SoundArchive.require("a.sar", archive);
        String manifest = new String(archive.manifest(), StandardCharsets.UTF_8);
        int hash = manifest.indexOf("\"canonicalHash\" : \"", manifest.indexOf("\"" + STUB + "\"")) + 22;
        byte[] changed = archive.manifest();
        changed[hash] = (byte) (changed[hash] == '0' ? '1' : '0');
        Archive other = new Archive(archive.file(), changed, archive.images(), archive.tables());
        CommandFailure e = assertThrows(CommandFailure.class, () -> SoundArchive.require("a.sar", other));
        assertEquals(ExitCodes.BAD_INPUT, e.exitCode());
        assertTrue(e.getMessage().contains(": stub " + STUB + ": canonicalHash: expected what the tables say: "), e.getMessage());
    }
}
