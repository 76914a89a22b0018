package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stubarchive.cli.SyntheticArchive.X86;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.cli.report.ReportFormat;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;

/** When {@code diff} and {@code check} fail. */
class DiffGateTest {
    @TempDir
    Path directory;

    private String old;
    private String changed;

    /** The new archive has one flipped opcode of two bytes and one stub of 21 bytes more, on 100 bytes of stubs. */
    @BeforeEach
    void write() {
        old = SyntheticArchive.example().write(directory.resolve("old.sar"));
        changed = SyntheticArchive.example()
                .change(Target.LINUX_X86_64, "gamma", CpuFeatures.BASELINE, s -> SyntheticArchive.x86("gamma", CpuFeatures.BASELINE, X86.replace("31c0", "09c0"), "strlen", 0))
                .add(Target.LINUX_X86_64, 50, SyntheticArchive.x86("delta", CpuFeatures.BASELINE, X86, "memcpy", 0))
                .write(directory.resolve("new.sar"));
    }

    private Outcome diff(int exitCode, String... options) {
        List<String> args = new ArrayList<>(List.of("diff"));
        args.addAll(List.of(options));
        args.addAll(List.of(old, changed));
        Outcome o = InProcess.tool(args);
        assertEquals(exitCode, o.exitCode(), o.out() + o.err());
        return o;
    }

    @Test
    void classesChooseWhatCounts() {
        diff(1);
        diff(1, "--fail-on", "added");
        diff(1, "--fail-on", "code-changed,removed");
        diff(0, "--fail-on", "removed,relocation-only");
        diff(0, "--fail-on", "none");
        assertEquals(0, InProcess.tool("diff", old, old).exitCode());
        assertEquals(1, InProcess.tool("diff", "--fail-on", "all", old, old).exitCode());
    }

    @Test
    void growthIsLimitedInBytesAndPerCent() {
        diff(0, "--fail-on", "none", "--max-growth", "21");
        diff(1, "--fail-on", "none", "--max-growth", "20");
        diff(0, "--fail-on", "none", "--max-growth", "21.1%");
        diff(1, "--fail-on", "none", "--max-growth", "20.9%");
        diff(1, "--fail-on", "none", "--category", "method=20");
        diff(0, "--fail-on", "none", "--category", "method=1KiB", "--category", "final=0");
    }

    @Test
    void everyFormNamesTheLimitThatIsExceeded() throws Exception {
        List<String> options = new ArrayList<>(List.of("--fail-on", "none", "--max-growth", "2%", "--category", "method=10"));
        for (ReportFormat f : ReportFormat.values()) {
            options.addAll(List.of("--report", f.label() + "=" + directory.resolve("r." + f.label())));
        }
        Outcome o = diff(1, options.toArray(new String[0]));
        String all = "all stubs: grew from 100 to 121 bytes, +21 (+21.00%); allowed is 2%";
        String method = "category method: grew from 100 to 121 bytes, +21 (+21.00%); allowed is 10";
        String verdict = o.out().lines().skip(1).findFirst().orElse("");
        assertTrue(verdict.startsWith("2 findings: " + all + "; " + method + "; "), verdict);
        assertTrue(o.out().lines().anyMatch(l -> l.matches(" +all stubs .* growth .* 100 +121 +\\+21 .*allowed is 2%")), o.out());
        assertTrue(o.out().lines().anyMatch(l -> l.matches(" +category method .* category-growth .*allowed is 10")), o.out());
        for (ReportFormat f : List.of(ReportFormat.TEXT, ReportFormat.MD, ReportFormat.HTML, ReportFormat.JSON, ReportFormat.SARIF, ReportFormat.JUNIT)) {
            String report = Files.readString(directory.resolve("r." + f.label()));
            assertTrue(report.contains(all) && report.contains(method), f + report);
        }
        assertTrue(Files.readString(directory.resolve("r.md")).contains("| all stubs |"));
        List<String> csv = Files.readAllLines(directory.resolve("r.csv"));
        assertTrue(csv.contains(",,all stubs,,,growth,,100,121,21,,\"yes, allowed is 2%\""), csv.toString());
        assertTrue(csv.contains(",,category method,,,category-growth,,100,121,21,,\"yes, allowed is 10\""), csv.toString());
    }

    @Test
    void smallChangesAreShownAndDoNotCount() {
        Outcome o = diff(0, "--min-change", "22");
        assertTrue(o.out().contains("below --min-change"), o.out());
        assertTrue(o.out().contains("code-changed"), o.out());
        diff(1, "--min-change", "21");
        diff(1, "--min-change", "2");
    }

    @Test
    void acceptedChangesDoNotCountUntilTheyExpire() throws Exception {
        Path report = directory.resolve("diff.json");
        diff(1, "--report", "json=" + report);
        StringBuilder list = new StringBuilder("# accepted\n");
        for (JsonNode s : Schemas.read(report, "diff").get("stubs")) {
            if (s.get("counts").booleanValue()) {
                list.append(s.get("key").asText()).append(' ').append(s.at("/new/canonicalHash").asText()).append(" 9999-12-31 # reason\n");
            }
        }
        Path accepted = Files.writeString(directory.resolve("accepted.txt"), list);
        diff(0, "--allow", accepted.toString());
        Files.writeString(accepted, list.toString().replace("9999-12-31", "2001-01-01"));
        assertTrue(diff(1, "--allow", accepted.toString()).out().contains("allowance expired"));
        Files.writeString(accepted, list.toString().replaceAll(" [0-9a-f]{64} ", " " + "0".repeat(64) + " "));
        assertTrue(diff(1, "--allow", accepted.toString()).out().contains("another hash"));
        Files.writeString(accepted, list.toString().replace("9999-12-31", "9999-02-30"));
        assertEquals(1, diff(2, "--allow", accepted.toString()).err().lines().count());
    }

    @Test
    void aMissingBaselineIsToleratedOnDemandOnly() throws Exception {
        String none = directory.resolve("none.sar").toString();
        assertEquals(2, InProcess.tool("diff", none, changed).exitCode());
        Path report = directory.resolve("diff.json");
        Outcome o = InProcess.tool("diff", "--allow-missing-baseline", "--max-growth", "0", "--report", "json=" + report, none, changed);
        assertEquals(0, o.exitCode(), o.out() + o.err());
        assertTrue(o.out().contains("no baseline"), o.out());
        assertTrue(Schemas.read(report, "diff").get("baselineMissing").booleanValue());
        assertEquals(1, InProcess.tool("diff", "--allow-missing-baseline", old, changed).exitCode());
    }

    @Test
    void budgetsAreKept() throws Exception {
        long size = Files.size(Path.of(old));
        Path budget = Files.writeString(directory.resolve("budget.json"),
                "{\"schemaVersion\": 1, \"file\": " + size + ", \"stubs\": \"1KiB\", \"variants\": 5, \"categories\": {\"method\": 100}, \"stubSizes\": {\"alpha\": 21}}");
        Schemas.read(budget, "budget");
        Path report = directory.resolve("check.json");
        Outcome o = InProcess.tool("check", "--budget", budget.toString(), "--report", "json=" + report, old);
        assertEquals(0, o.exitCode(), o.out() + o.err());
        assertEquals(5, Schemas.read(report, "check").get("limits").size());
        Files.writeString(budget, Files.readString(budget).replace("\"file\": " + size, "\"file\": " + (size - 1)));
        assertEquals(1, InProcess.tool("check", "--budget", budget.toString(), "--report", "json=" + report, old).exitCode());
        assertEquals("file", Schemas.read(report, "check").at("/findings/0/subject").asText());
    }

    @Test
    void malformedBudgetsAreBadInput() throws Exception {
        Path budget = directory.resolve("budget.json");
        for (String text : List.of("", "[]", "{", "{}", "{\"schemaVersion\": 2}", "{\"schemaVersion\": 1, \"fil\": 3}", "{\"schemaVersion\": 1, \"file\": -3}", "{\"schemaVersion\": 1, \"file\": \"3 elephants\"}",
                "{\"schemaVersion\": 1, \"categories\": {\"none\": 3}}", "{\"schemaVersion\": 1, \"stubSizes\": {\"none\": 3}}", "{\"schemaVersion\": 1, \"file\": 1, \"file\": 2}", "{\"schemaVersion\": 1} 2")) {
            Files.writeString(budget, text);
            Outcome o = InProcess.tool("check", "--budget", budget.toString(), old);
            assertEquals(2, o.exitCode(), text + o.out() + o.err());
            assertEquals(1, o.err().lines().count(), text + o.err());
        }
    }
}
