package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stubarchive.cli.SyntheticArchive.X86;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.cli.report.ReportFormat;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.w3c.dom.Element;

/** All forms of one run say the same, are well-formed and the same in the next run. */
class ReportsTest {
    private static final int CHANGED = 400;

    @TempDir
    Path directory;

    private List<String> args(String folder, String... command) throws Exception {
        Path reports = Files.createDirectories(directory.resolve(folder));
        List<String> args = new ArrayList<>(List.of(command[0]));
        for (ReportFormat f : ReportFormat.values()) {
            args.addAll(List.of("--report", f.label() + "=" + reports.resolve("report." + f.label())));
        }
        args.addAll(List.of(command).subList(1, command.length));
        return args;
    }

    private SyntheticArchive many(String instruction) {
        SyntheticArchive archive = SyntheticArchive.example();
        for (int i = 0; i < CHANGED; i++) {
            archive.add(Target.LINUX_X86_64, 1000 + i, SyntheticArchive.x86("stub<" + i + ">, \"quoted\" & 'all'", CpuFeatures.BASELINE, X86.replace("31c0", instruction), "memcpy", 0));
        }
        return archive;
    }

    private Element junit(String folder) throws Exception {
        return (Element) DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(directory.resolve(folder + "/report.junit").toFile()).getElementsByTagName("testsuite").item(0);
    }

    @Test
    void allFormsOfADiffAgreeAndRepeat() throws Exception {
        String old = many("31c0").write(directory.resolve("old.sar"));
        String changed = many("09c0").write(directory.resolve("new.sar"));
        Outcome o = InProcess.tool(args("1", "diff", old, changed));
        assertEquals(1, o.exitCode(), o.out() + o.err());
        JsonNode json = Schemas.read(directory.resolve("1/report.json"), "diff");
        assertEquals(CHANGED, json.at("/counts/code-changed").longValue());
        assertEquals(CHANGED, json.get("findings").size());
        int variants = json.get("stubs").size();
        JsonNode sarif = Schemas.read(directory.resolve("1/report.sarif"), "sarif-2.1.0-subset");
        assertEquals(CHANGED, sarif.at("/runs/0/results").size());
        assertEquals(1, sarif.at("/runs/0/tool/driver/rules").size());
        Element suite = junit("1");
        assertEquals(Integer.toString(variants), suite.getAttribute("tests"));
        assertEquals(variants, suite.getElementsByTagName("testcase").getLength());
        assertEquals(Integer.toString(CHANGED), suite.getAttribute("failures"));
        assertEquals(CHANGED, suite.getElementsByTagName("failure").getLength());
        List<String> csv = Files.readAllLines(directory.resolve("1/report.csv"));
        assertEquals(variants + 1, csv.size());
        assertEquals(CHANGED, csv.stream().filter(l -> l.contains(",code-changed,")).count());
        String verdict = json.get("verdict").asText();
        for (ReportFormat f : List.of(ReportFormat.TEXT, ReportFormat.HTML)) {
            assertTrue(Files.readString(directory.resolve("1/report." + f.label())).contains(verdict), f.label());
        }
        assertEquals(o.out(), Files.readString(directory.resolve("1/report.text")));
        assertFalse(o.out().contains("\u001b"), "no colours in a pipe");
        InProcess.tool(args("2", "diff", old, changed));
        for (ReportFormat f : ReportFormat.values()) {
            assertArrayEquals(Files.readAllBytes(directory.resolve("1/report." + f.label())), Files.readAllBytes(directory.resolve("2/report." + f.label())), f.label());
        }
    }

    @Test
    void markdownFitsIntoACommentAndHtmlNeedsNoNetwork() throws Exception {
        String old = many("31c0").write(directory.resolve("old.sar"));
        String changed = many("09c0").write(directory.resolve("new.sar"));
        InProcess.tool(args("1", "diff", old, changed));
        String md = Files.readString(directory.resolve("1/report.md"));
        assertTrue(Files.size(directory.resolve("1/report.md")) < 64 * 1024);
        assertTrue(md.contains("more rows"), md);
        assertEquals(3, md.split("<details>", -1).length - 1);
        assertEquals(3, md.split("</details>", -1).length - 1);
        assertFalse(md.contains("stub<"), "names are no markup");
        String html = Files.readString(directory.resolve("1/report.html"));
        assertFalse(html.matches("(?s).*(src|href)=\"(?!data:).*"), "nothing is loaded");
        assertFalse(html.contains("stub<"), "names are no markup");
    }

    @Test
    void inspectAndCheckHaveAllForms() throws Exception {
        String archive = many("31c0").write(directory.resolve("a.sar"));
        Outcome o = InProcess.tool(args("1", "inspect", "--by", "category,variant,page", "--sort", "size", "--top", "10", archive));
        assertEquals(0, o.exitCode(), o.err());
        JsonNode json = Schemas.read(directory.resolve("1/report.json"), "inspect");
        long bytes = 0;
        long variants = 0;
        for (JsonNode target : json.get("targets")) {
            for (JsonNode s : target.get("stubs")) {
                bytes += s.get("codeBytes").longValue() + s.get("constantBytes").longValue();
                variants++;
            }
            bytes += target.at("/others/bytes").longValue();
            variants += target.at("/others/variants").longValue();
            for (String by : List.of("category", "variant", "page")) {
                long sum = 0;
                for (JsonNode g : target.at("/groups/" + by)) {
                    sum += g.get("bytes").longValue();
                }
                assertTrue(sum > 0 && json.get("stubBytes").longValue() >= sum, by);
            }
        }
        assertEquals(json.get("stubBytes").longValue(), bytes, "folded rows keep exact totals");
        assertEquals(CHANGED + 5, variants);
        assertEquals(Files.size(Path.of(archive)), json.get("stubBytes").longValue() + json.get("metadataBytes").longValue() + json.get("paddingBytes").longValue());
        Schemas.read(directory.resolve("1/report.sarif"), "sarif-2.1.0-subset");
        Path budget = Files.writeString(directory.resolve("budget.json"), "{\"schemaVersion\": 1, \"stubs\": 1, \"metadata\": \"1 GiB\"}");
        assertEquals(1, InProcess.tool(args("2", "check", "--budget", budget.toString(), archive)).exitCode());
        assertEquals("1", junit("2").getAttribute("failures"));
        assertEquals(1, Schemas.read(directory.resolve("2/report.sarif"), "sarif-2.1.0-subset").at("/runs/0/results").size());
    }

    @Test
    void coverageHasAllForms() throws Exception {
        String both = SyntheticArchive.example().write(directory.resolve("a.sar"));
        Outcome o = InProcess.tool(args("1", "inspect", "--coverage", both));
        assertEquals(0, o.exitCode(), o.out() + o.err());
        JsonNode json = Schemas.read(directory.resolve("1/report.json"), "inspect-coverage");
        assertEquals(2, json.get("targets").size());
        int stubs = json.get("stubs").size();
        assertEquals(Integer.toString(stubs), junit("1").getAttribute("tests"));
        assertEquals(stubs + 1, Files.readAllLines(directory.resolve("1/report.csv")).size());
        int found = 0;
        for (JsonNode s : json.get("stubs")) {
            int lacking = s.at("/variants/linux-x86_64").intValue() == 0 ? 1 : 0;
            lacking += s.at("/variants/linux-aarch64").intValue() == 0 ? 1 : 0;
            assertEquals(lacking, s.get("reasons").size(), s.toString());
            found += 2 - lacking;
        }
        assertEquals(4, found, "three stubs for x86-64, one for aarch64");
        assertTrue(o.out().contains("beta") && !o.out().contains("alpha"), "stubs that differ are listed\n" + o.out());
        assertEquals(1, InProcess.tool(args("2", "diff", "--ids-only", "--old-target", "linux-x86_64", "--new-target", "linux-aarch64", both, both)).exitCode());
        assertEquals("3", junit("2").getAttribute("tests"));
        assertEquals("2", junit("2").getAttribute("failures"));
        assertEquals(2, Schemas.read(directory.resolve("2/report.sarif"), "sarif-2.1.0-subset").at("/runs/0/results").size());
        assertEquals(4, Files.readAllLines(directory.resolve("2/report.csv")).size());
    }

    @Test
    void verifyHasAllForms() throws Exception {
        String archive = SyntheticArchive.example().only(Target.LINUX_X86_64).write(directory.resolve("a.sar"));
        Outcome o = InProcess.tool(args("1", "verify", archive));
        assertEquals(0, o.exitCode(), o.out() + o.err());
        JsonNode json = Schemas.read(directory.resolve("1/report.json"), "verify");
        assertEquals(Integer.toString(json.get("checks").size()), junit("1").getAttribute("tests"));
        assertTrue(json.get("checks").size() >= 3, json.toString());
        Schemas.read(directory.resolve("1/report.sarif"), "sarif-2.1.0-subset");
    }

    @Test
    void verifyReportsAFileThatIsNoArchive() throws Exception {
        Path damaged = Files.write(directory.resolve("damaged.sar"), new byte[1000]);
        Outcome o = InProcess.tool(args("1", "verify", damaged.toString()));
        assertEquals(2, o.exitCode(), o.out() + o.err());
        String line = o.err().strip().substring("stubarchive: ".length());
        JsonNode json = Schemas.read(directory.resolve("1/report.json"), "verify");
        assertEquals(line, json.at("/findings/0/message").asText());
        assertEquals("[{\"name\":\"readable\",\"findings\":1}]", json.get("checks").toString());
        assertEquals("1", junit("1").getAttribute("failures"));
        assertEquals(1, Schemas.read(directory.resolve("1/report.sarif"), "sarif-2.1.0-subset").at("/runs/0/results").size());
        for (ReportFormat f : List.of(ReportFormat.TEXT, ReportFormat.MD, ReportFormat.HTML, ReportFormat.CSV)) {
            assertTrue(Files.readString(directory.resolve("1/report." + f.label())).contains("magic"), f.label());
        }
    }

    @Test
    void unreadableInputIsReportedByEveryCommand() throws Exception {
        String good = SyntheticArchive.example().write(directory.resolve("a.sar"));
        String missing = directory.resolve("missing.sar").toString();
        List<String[]> commands = List.of(new String[] {"inspect", missing}, new String[] {"check", "--budget", missing, good}, new String[] {"diff", missing, good},
                new String[] {"doctor", missing});
        for (String[] c : commands) {
            Outcome o = InProcess.tool(args(c[0], c));
            assertEquals(2, o.exitCode(), o.out() + o.err());
            JsonNode json = Schemas.read(directory.resolve(c[0] + "/report.json"), "failure");
            assertEquals(o.err().strip(), "stubarchive: " + json.at("/findings/0/message").asText());
            assertEquals(c[0], json.get("command").asText());
            assertEquals("1", junit(c[0]).getAttribute("failures"));
        }
    }

    @Test
    void aSuiteHasOneNameWhetherItsInputCanBeReadOrNot() throws Exception {
        String good = SyntheticArchive.example().write(directory.resolve("a.sar"));
        String missing = directory.resolve("missing.sar").toString();
        List<List<String>> options = List.of(List.of("inspect"), List.of("inspect", "--coverage"), List.of("diff"), List.of("diff", "--ids-only"));
        for (List<String> o : options) {
            List<String> archives = o.get(0).equals("diff") ? List.of(good) : List.of();
            for (String file : List.of(good, missing)) {
                List<String> command = new ArrayList<>(o);
                command.addAll(archives);
                command.add(file);
                int status = InProcess.tool(args(file.equals(good) ? "good" : "bad", command.toArray(new String[0]))).exitCode();
                assertEquals(file.equals(good) ? 0 : 2, status, command.toString());
            }
            assertEquals("stubarchive." + String.join(" ", o), junit("good").getAttribute("name"));
            assertEquals(junit("good").getAttribute("name"), junit("bad").getAttribute("name"));
            Schemas.read(directory.resolve("bad/report.json"), "failure");
        }
    }

    @Test
    void oneThingIsSingularAndLargeNumbersAreGrouped() throws Exception {
        SyntheticArchive example = SyntheticArchive.example();
        String old = example.write(directory.resolve("old.sar"));
        String changed = example.add(Target.LINUX_X86_64, 50, SyntheticArchive.x86("delta", CpuFeatures.BASELINE, X86, "memcpy", 0)).write(directory.resolve("new.sar"));
        assertTrue(InProcess.tool("diff", "--ids-only", old, changed).out().contains(": 1 stub added, 0 removed"));
        assertTrue(InProcess.tool("diff", "--ids-only", old, old).out().contains(": 0 stubs added, 0 removed"));
        String many = many("31c0").only(Target.LINUX_X86_64).write(directory.resolve("many.sar"));
        assertTrue(InProcess.tool("inspect", "--top", "3", many).out().lines().anyMatch(l -> l.matches(" +401 others +8,421")), InProcess.tool("inspect", "--top", "3", many).out());
        Path budget = Files.writeString(directory.resolve("budget.json"), "{\"schemaVersion\": 1, \"stubs\": 1}");
        assertTrue(InProcess.tool("check", "--budget", budget.toString(), old).out().contains("1 of 1 limit exceeded"));
    }

    @Test
    void doctorHasAllForms() throws Exception {
        String archive = TrainedArchive.get().toString();
        assertEquals(0, InProcess.tool(args("1", "doctor", "--cpu-features", "all", archive)).exitCode());
        JsonNode usable = Schemas.read(directory.resolve("1/report.json"), "doctor");
        assertTrue(usable.get("passed").booleanValue() && usable.get("stubs").intValue() > 100, usable.toString());
        Outcome o = InProcess.tool(args("2", "doctor", "--cpu-features", "avx", "--cpu-match", "exact", archive));
        assertEquals(3, o.exitCode(), o.out());
        JsonNode json = Schemas.read(directory.resolve("2/report.json"), "doctor");
        long blocking = 0;
        for (JsonNode m : json.get("mismatches")) {
            blocking += m.get("weight").asText().equals("blocks") ? 1 : 0;
            assertTrue(o.out().contains(m.get("what").asText()) && o.out().contains(m.get("remedy").asText()), o.out());
        }
        assertEquals(blocking, json.get("findings").size());
        assertEquals("[\"avx\"]", json.get("features").toString());
        assertEquals(Long.toString(blocking), junit("2").getAttribute("failures"));
        assertEquals(blocking, Schemas.read(directory.resolve("2/report.sarif"), "sarif-2.1.0-subset").at("/runs/0/results").size());
    }

    @Test
    void reproHasAllForms() throws Exception {
        Outcome o = InProcess.tool(args("1", "repro", "--runs", "2", "--", "--store", "initial"));
        assertEquals(0, o.exitCode(), o.out() + o.err());
        JsonNode json = Schemas.read(directory.resolve("1/report.json"), "repro");
        assertEquals(2, json.get("trainings").size());
        assertTrue(json.at("/trainings/1/equal").booleanValue() && json.at("/trainings/1/bytes").intValue() > 1000, json.toString());
        assertEquals("2", junit("1").getAttribute("tests"));
        assertEquals(json.get("verdict").asText(), o.out().strip());
        ReproReport differing = new ReproReport("trainings");
        differing.add(new ReproReport.Training(1, "en_US", "UTC", 1, 100, true), "");
        differing.add(new ReproReport.Training(9, "tr_TR", "UTC", 4, 101, false), "linux-x86_64: stub alpha at offset 4");
        Path file = directory.resolve("differing.json");
        try (Writer out = Files.newBufferedWriter(file)) {
            ReportFormat.JSON.write(differing.report(), out);
        }
        assertEquals("training 2 differs from the first: linux-x86_64: stub alpha at offset 4", Schemas.read(file, "repro").at("/findings/0/message").asText());
    }

    @Test
    void anUnwritableReportIsBadInput() {
        String archive = SyntheticArchive.example().write(directory.resolve("a.sar"));
        Outcome o = InProcess.tool("diff", "--report", "json=" + directory.resolve("none/x.json"), archive, archive);
        assertEquals(2, o.exitCode());
        assertEquals(1, o.err().lines().count(), o.err());
    }
}
