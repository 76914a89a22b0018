package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stubarchive.cli.ToolRunner.Outcome;

/** What must be written once is; the table of the documentation is that of the sources, but for lines that came and went meanwhile. */
class LinesOfCodeTest {
    private static final List<String> ONCE = List.of("interpreter", "adapters", "runtime blobs");
    /** How far a figure of the documentation may be off: a quarter, or so many lines. */
    private static final int FEW = 200;

    private static Path root() {
        Path p = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(p.resolve(".ci/lines-of-code"))) {
            p = p.getParent();
        }
        return p;
    }

    /** By part: lines of the shared layer, of x86-64, of aarch64. */
    private static Map<String, int[]> rows(Stream<String> lines) {
        Map<String, int[]> rows = new LinkedHashMap<>();
        lines.filter(l -> l.matches("\\| .* \\|( \\d+ \\|){3}")).forEach(l -> {
            String[] cells = l.substring(2).split(" *\\| *");
            rows.put(cells[0], Arrays.stream(cells).skip(1).mapToInt(Integer::parseInt).toArray());
        });
        return rows;
    }

    private static Map<String, int[]> counted() {
        Outcome o = ToolRunner.program("bash", root().resolve(".ci/lines-of-code").toString());
        assertEquals(0, o.exitCode(), o.err());
        return rows(o.out().lines());
    }

    @Test
    void interpreterAdaptersAndRuntimeBlobsAreMostlyShared() {
        Map<String, int[]> counted = counted();
        for (String part : ONCE) {
            int[] n = counted.get(part);
            assertTrue(n[0] > n[1] + n[2] || part.equals("adapters") && n[0] + n[1] + n[2] == 0, part + ": " + Arrays.toString(n));
        }
        int[] all = counted.get("all");
        assertTrue(all[0] > all[1] + all[2], Arrays.toString(all));
        for (int layer = 0; layer < all.length; layer++) {
            int column = layer;
            assertEquals(all[layer], counted.entrySet().stream().filter(e -> !e.getKey().equals("all")).mapToInt(e -> e.getValue()[column]).sum(), "every file is counted once");
        }
    }

    @Test
    void theDocumentationHasTheTable() throws Exception {
        Map<String, int[]> counted = counted();
        Map<String, int[]> documented = rows(Files.readAllLines(root().resolve("docs/lines-of-code.md")).stream());
        assertEquals(counted.keySet(), documented.keySet());
        counted.forEach((part, n) -> {
            for (int layer = 0; layer < n.length; layer++) {
                int off = Math.abs(n[layer] - documented.get(part)[layer]);
                assertTrue(off <= Math.max(FEW, n[layer] / 4), part + ": " + Arrays.toString(n) + "; put the output of .ci/lines-of-code into docs/lines-of-code.md");
            }
        });
    }
}
