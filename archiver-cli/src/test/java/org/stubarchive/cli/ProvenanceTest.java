package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.format.manifest.Producer;
import org.stubarchive.format.manifest.Producer.Tree;
import org.stubarchive.format.reader.ArchiveReader;
import org.stubarchive.loader.OpenArchive;

/** Which build made what. */
class ProvenanceTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path directory;

    @Test
    void theBuildSaysVersionCommitAndTree() {
        Producer clean = ToolVersion.producer("1.2.3", COMMIT, "false");
        assertEquals(Tree.CLEAN, clean.tree());
        assertEquals("stubarchive 1.2.3 (commit 0123456789ab, code " + GeneratedUnits.buildId() + ")", clean.toString());
        Producer dirty = ToolVersion.producer("1.2.3-dev", COMMIT, "true");
        assertEquals("stubarchive 1.2.3-dev (commit 0123456789ab and changes, code " + GeneratedUnits.buildId() + ")", dirty.toString());
        Producer without = ToolVersion.producer("1.2.3", "unknown", "unknown");
        assertEquals("stubarchive 1.2.3 (commit unknown, code " + GeneratedUnits.buildId() + ")", without.toString());
        assertThrows(IllegalArgumentException.class, () -> ToolVersion.producer("1.2.3", "${git.commit.id}", "unknown"));
        assertThrows(IllegalArgumentException.class, () -> ToolVersion.producer("1.2.3", COMMIT, "${git.dirty}"));
    }

    @Test
    void thisBuildIsNamedByVersion() {
        Producer p = ToolVersion.PRODUCER;
        assertTrue(p.version().matches("\\d+\\.\\d+\\.\\d+(-dev)?"), p.version());
        assertEquals(List.of("stubarchive " + p.version(), "commit " + p.commit() + ", tree " + p.tree(), "code " + p.build()), InProcess.tool("--version").out().lines().toList());
        assertEquals(p.commit().equals(Producer.UNKNOWN), !Files.exists(Path.of("..", ".git")), "a build with its history knows its commit");
    }

    @Test
    void anArchiveSaysWhoWroteIt() throws Exception {
        Path trained = TrainedArchive.get();
        assertEquals(ToolVersion.PRODUCER, ArchiveReader.read(trained).producer().orElseThrow());
        String line = "made by: " + ToolVersion.PRODUCER;
        assertTrue(InProcess.tool("inspect", trained.toString()).out().lines().anyMatch(line::equals));
        Outcome doctor = InProcess.tool("doctor", "--cpu-features", "all", trained.toString());
        assertTrue(doctor.out().lines().anyMatch(("  " + line)::equals), doctor.out());
        assertTrue(doctor.out().lines().anyMatch(("  this is: " + ToolVersion.PRODUCER)::equals), doctor.out());
    }

    @Test
    void archivesOfDifferentToolsAreNoFindingOfDiff() throws Exception {
        String same = TrainedArchive.get().toString();
        String other = RealArchive.edited(directory.resolve("other.sar"), s -> s);
        Path json = directory.resolve("diff.json");
        Outcome differ = InProcess.tool("diff", "--report", "json=" + json, same, other);
        assertEquals(0, differ.exitCode(), differ.out());
        assertTrue(differ.out().contains("Made by different tools") && differ.out().contains(RealArchive.OTHER_BUILD.toString()) && differ.out().contains(ToolVersion.PRODUCER.toString()), differ.out());
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertEquals("0.0.1", report.at("/new/producer/version").asText());
        assertEquals(ToolVersion.PRODUCER.build(), report.at("/old/producer/build").asText());
        assertFalse(InProcess.tool("diff", same, same).out().contains("different tools"));
    }

    @Test
    void aCrashReportNamesToolAndArchive() throws Exception {
        Path archive = directory.resolve("app.sar");
        Files.copy(TrainedArchive.get(), archive);
        Outcome o = ToolRunner.tool("run", "-XX:+InjectFault", "--load", archive.toString(), "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello");
        assertEquals(70, o.exitCode(), o.err());
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive)));
        assertTrue(o.err().lines().anyMatch(ToolVersion.PRODUCER.toString()::equals), o.err());
        assertTrue(o.err().contains("archive " + archive + ", sha256 " + hash + ", made by " + ToolVersion.PRODUCER), o.err());
    }

    @Test
    void anArchiveThatIsNoLongerThereIsNotHashed() throws Exception {
        Path archive = directory.resolve("gone.sar");
        Files.copy(TrainedArchive.get(), archive);
        RunningArchive running;
        try (OpenArchive open = OpenArchive.open(archive.toString(), OpenArchive.Trust.OWNER)) {
            running = new RunningArchive(archive.toString(), open.status());
        }
        assertTrue(running.describe().contains(", sha256 "), running.describe());
        Files.write(archive, new byte[100]);
        assertEquals(archive + ", which has been changed since it was loaded", running.describe());
        Files.delete(archive);
        assertEquals(archive + ", which has been changed since it was loaded", running.describe());
    }
}
