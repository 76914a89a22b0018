package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.testing.CpuModel;
import org.stubarchive.testing.EmulatedTests;
import org.stubarchive.testing.NeedsEmulation;

/** Commands on archives give on an emulated aarch64 what they give here, byte by byte, for code of both targets; the system property {@code stubarchive.emulation=full} adds those that take long. */
@NeedsEmulation
class EmulatedArchiveToolsTest {
    private static final boolean FULL = EmulatedTests.isFull();

    @TempDir
    Path directory;

    private static void sameOnBoth(String... args) {
        assertEquals(InProcess.tool(args), EmulatedTool.tool(CpuModel.MAX, args), String.join(" ", args));
    }

    @Test
    void trainingForAllTargetsThereGivesTheSameBytes() throws Exception {
        Path there = directory.resolve("there.sar");
        Outcome o = EmulatedTool.tool(CpuModel.MAX, "train", "--target", "all", "-o", there.toString());
        assertEquals(0, o.exitCode(), o.out() + o.err());
        assertArrayEquals(Files.readAllBytes(TrainedArchive.get("all")), Files.readAllBytes(there));
    }

    @Test
    void codeOfBothTargetsReadsTheSame() {
        sameOnBoth("disasm", "--bytes", TrainedArchive.get("all").toString());
        if (FULL) {
            sameOnBoth("verify", "--regenerate", TrainedArchive.get("all").toString());
            sameOnBoth("inspect", "--coverage", "--entries", TrainedArchive.get("all").toString());
        }
    }

    @Test
    void comparisonsOfBothTargetsAreTheSame() throws Exception {
        String changed = RealArchive.edited(TrainedArchive.get("all"), directory.resolve("changed.sar"), s -> s.name().equals("leave") ? RealArchive.flipped(s, 1, 1) : s);
        for (String json : List.of("here", "there")) {
            String[] args = {"diff", "--report", "json=" + directory.resolve(json), TrainedArchive.get("all").toString(), changed};
            Outcome o = json.equals("here") ? InProcess.tool(args) : EmulatedTool.tool(CpuModel.MAX, args);
            assertEquals(1, o.exitCode(), o.out() + o.err());
        }
        assertEquals(2, Schemas.read(directory.resolve("here"), "diff").get("findings").size());
        assertArrayEquals(Files.readAllBytes(directory.resolve("here")), Files.readAllBytes(directory.resolve("there")));
    }
}
