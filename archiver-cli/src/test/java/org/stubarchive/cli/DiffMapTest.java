package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.SymbolKind;

/** The page of two archives: that of {@code map OLD NEW} and of {@code diff --map}. */
class DiffMapTest {
    private static final byte NOP = (byte) 0x90;
    private static final String CHANGED = "throw_ArithmeticException";
    private static final String LONGER = "forward_exception";
    private static final String REMOVED = "jbyte_arraycopy";

    @TempDir
    static Path directory;

    private static Path old;
    private static Path changed;

    @BeforeAll
    static void archives() {
        old = TrainedArchive.get();
        changed = Path.of(RealArchive.edited(directory.resolve("changed.sar"), DiffMapTest::edit));
    }

    static StubCode edit(StubCode s) {
        return switch (s.name()) {
            case CHANGED -> RealArchive.flipped(s, 4, 1);
            case LONGER -> withNopInFront(s);
            case REMOVED -> null;
            default -> s;
        };
    }

    /** The same stub with one instruction more: all but its first entry moves. */
    private static StubCode withNopInFront(StubCode s) {
        byte[] code = new byte[s.code().length + 1];
        code[0] = NOP;
        System.arraycopy(s.code(), 0, code, 1, s.code().length);
        List<Relocation> relocations = new ArrayList<>();
        for (Relocation r : s.relocations()) {
            boolean internal = r.symbol().kind() == SymbolKind.INTERNAL_LABEL;
            CodeSymbol symbol = internal ? new CodeSymbol(r.symbol().kind(), r.symbol().name(), r.symbol().index() + 1) : r.symbol();
            relocations.add(new Relocation(r.kind(), r.site() + 1, symbol, r.addend()));
        }
        TreeMap<Integer, String> labels = new TreeMap<>();
        s.labels().forEach((offset, label) -> labels.put(offset + 1, label));
        return new StubCode(s.name(), s.features(), code, s.alignment(), s.entries().stream().map(e -> e == 0 ? 0 : e + 1).toList(),
                s.faultRanges().stream().map(f -> new FaultRange(f.start() + 1, f.end() + 1, f.handler() + 1)).toList(), relocations, labels, s.codeSize() + 1);
    }

    private static JsonNode data(Path page) throws Exception {
        Matcher m = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL).matcher(Files.readString(page));
        assertTrue(m.find());
        return new ObjectMapper().readTree(m.group(1));
    }

    @Test
    void pageHoldsBothSidesAndEveryChange() throws Exception {
        Path page = directory.resolve("map.html");
        assertEquals(0, InProcess.tool("map", "-o", page.toString(), old.toString(), changed.toString()).exitCode());
        JsonNode json = data(page);
        assertEquals(List.of("all.sar", "changed.sar"), List.of(json.at("/sides/0/file").asText(), json.at("/sides/1/file").asText()));
        Map<String, String> classes = new TreeMap<>();
        int oldUnits = 0;
        int newUnits = 0;
        for (JsonNode c : json.get("changes")) {
            int a = c.at("/units/0").intValue();
            int b = c.at("/units/1").intValue();
            oldUnits += a < 0 ? 0 : 1;
            newUnits += b < 0 ? 0 : 1;
            JsonNode unit = b >= 0 ? json.at("/sides/1/targets/0/units/" + b) : json.at("/sides/0/targets/0/units/" + a);
            if (!List.of("identical", "moved").contains(c.get("class").asText())) {
                classes.put(unit.get("name").asText(), c.get("class").asText());
            }
        }
        assertEquals("code-changed", classes.get(CHANGED));
        assertEquals("code-changed", classes.get(LONGER));
        assertEquals("removed", classes.get(REMOVED));
        assertEquals(3, classes.size(), classes.toString());
        assertEquals(json.at("/sides/0/targets/0/units").size(), oldUnits);
        assertEquals(json.at("/sides/1/targets/0/units").size(), newUnits);
        Path second = directory.resolve("diff.html");
        assertEquals(1, InProcess.tool("diff", "--map", second.toString(), old.toString(), changed.toString()).exitCode());
        assertArrayEquals(Files.readAllBytes(page), Files.readAllBytes(second), "diff --map writes the page of map");
        assertFalse(Files.readString(page).matches("(?s).*(src|href)=\"(?!data:).*"), "nothing is loaded");
    }

    @Test
    void clickShowsBothVersionsSideBySide() {
        Path page = directory.resolve("click.html");
        assertEquals(0, InProcess.tool("map", "-o", page.toString(), old.toString(), changed.toString()).exitCode());
        String dom = Chromium.dom(directory.resolve("profile1"), page, "stub=" + LONGER);
        assertTrue(dom.contains("<h3>" + LONGER + "</h3>"), "a click shows the stub");
        assertTrue(dom.contains("<p id=\"change\">code-changed"), "its class");
        assertEquals(2, dom.split("<svg class=\"treemap\"", -1).length - 1, "a treemap per side");
        assertEquals(2, dom.split("<rect class=\"unit chosen\"[^>]*fill=\"#f0a04b\"", -1).length - 1 - countPages(dom), "the stub is marked on both sides");
        Matcher inserted = Pattern.compile("<tr><td class=\"\"></td><td class=\"come\"><span class=\"at\"> *0  </span>nop").matcher(dom);
        assertTrue(inserted.find(), "the added instruction stands alone on the new side");
        assertFalse(dom.contains("<td class=\"gone\">"), "no other instruction of this stub was removed");
        assertTrue(dom.contains("<th>refers to</th>") && dom.contains("<th>depends on</th>"), "relocations and dependencies of both sides");
    }

    /** Rectangles of the chosen stub in the page maps: it may lie in several pages. */
    private static int countPages(String dom) {
        int from = 0;
        int count = 0;
        Matcher pages = Pattern.compile("(?s)<svg class=\"pages\".*?</svg>").matcher(dom);
        while (pages.find(from)) {
            count += pages.group().split("<rect class=\"unit chosen\"", -1).length - 1;
            from = pages.end();
        }
        return count;
    }

    @Test
    void filterFindsChangesByTheirClass() {
        Path page = directory.resolve("filter.html");
        assertEquals(0, InProcess.tool("map", "-o", page.toString(), old.toString(), changed.toString()).exitCode());
        String dom = Chromium.dom(directory.resolve("profile2"), page, "filter=removed%20baseline");
        assertTrue(dom.matches("(?s).*<span id=\"count\">1 of [0-9]+ variants.*"), dom.replaceAll("(?s).*(<span id=\"count\">[^<]*).*", "$1"));
        assertTrue(dom.contains("<h3>" + REMOVED + "</h3>"), "the only match is shown");
        assertTrue(dom.contains("—"), "nothing on the new side");
        String all = Chromium.dom(directory.resolve("profile3"), page, "filter=changed%20throw");
        assertTrue(all.contains("class=\"unit dim\"") && all.contains("<h3>" + CHANGED + "</h3>"), "both words must match");
    }

    @Test
    void filterOfTheReportShowsMatchingRowsOnly() {
        Path report = directory.resolve("report.html");
        assertEquals(1, InProcess.tool("diff", "--report", "html=" + report, old.toString(), changed.toString()).exitCode());
        String all = Chromium.dom(directory.resolve("profile4"), report, "");
        String some = Chromium.dom(directory.resolve("profile5"), report, "filter=" + REMOVED + "%20baseline");
        assertTrue(visible(all) > visible(some), visible(all) + " rows, filtered " + visible(some));
        assertEquals(1, visible(some), "rows that hold the text");
        assertTrue(all.contains("<span id=\"count\">\u2014 " + visible(all) + " of "), "the count stands apart from the label before it");
    }

    /** Rows of the table of items. */
    private static int visible(String dom) {
        Matcher table = Pattern.compile("(?s)<table id=\"items\">.*?<tbody>(.*?)</tbody>").matcher(dom);
        assertTrue(table.find());
        return table.group(1).split("<tr", -1).length - 1;
    }
}
