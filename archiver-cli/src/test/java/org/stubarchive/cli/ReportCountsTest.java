package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** JUnit XML counts what the other forms count. */
class ReportCountsTest {
    @TempDir
    Path directory;

    private Element suite() throws Exception {
        return (Element) DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(directory.resolve("r.xml").toFile()).getElementsByTagName("testsuite").item(0);
    }

    private String[] command(String name, String... more) {
        String[] all = new String[5 + more.length];
        System.arraycopy(new String[] {name, "--report", "junit=" + directory.resolve("r.xml"), "--report", "json=" + directory.resolve("r.json")}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return all;
    }

    @Test
    void severalFindingsOfACheckAreSeveralFailures() throws Exception {
        Outcome o = InProcess.tool(command("verify", "--page-size", "64k", SyntheticArchive.example().write(directory.resolve("both.sar"))));
        assertEquals(1, o.exitCode(), o.out() + o.err());
        int findings = Schemas.read(directory.resolve("r.json"), "verify").get("findings").size();
        assertTrue(findings > 1, o.out());
        assertEquals(Integer.toString(findings), suite().getAttribute("failures"));
        assertEquals(findings, suite().getElementsByTagName("failure").getLength());
        NodeList cases = suite().getElementsByTagName("testcase");
        assertEquals(Integer.toString(cases.getLength()), suite().getAttribute("tests"));
        Set<String> names = new HashSet<>();
        for (int i = 0; i < cases.getLength(); i++) {
            assertTrue(names.add(((Element) cases.item(i)).getAttribute("name")), "names are unique");
        }
    }

    @Test
    void nothingWrongWithNothingListedIsOneCaseThatPassed() throws Exception {
        String archive = TrainedArchive.get().toString();
        Outcome o = InProcess.tool(command("doctor", "--cpu-features", "all", archive));
        assertEquals(0, o.exitCode(), o.out() + o.err());
        assertEquals(0, Schemas.read(directory.resolve("r.json"), "doctor").get("mismatches").size(), o.out());
        assertEquals("1", suite().getAttribute("tests"));
        assertEquals("0", suite().getAttribute("failures"));
        assertEquals(archive, ((Element) suite().getElementsByTagName("testcase").item(0)).getAttribute("name"));
    }
}
