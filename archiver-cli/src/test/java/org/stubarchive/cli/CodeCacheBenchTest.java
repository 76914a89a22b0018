package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stubarchive.cli.ToolRunner.Outcome;

/** {@code bench code-cache} does what it says, in a process of its own: the fault handler is installed there. */
class CodeCacheBenchTest {
    @Test
    void eachNumberOfBlobsHasALine() {
        Outcome o = ToolRunner.tool("bench", "code-cache", "--largest", "1000", "--runs", "1");
        assertEquals(0, o.exitCode(), o.err());
        List<String[]> lines = o.out().lines().map(l -> l.trim().split(" +")).toList();
        assertEquals(List.of("blobs", "100", "1000"), lines.stream().map(l -> l[0]).toList());
        for (String[] line : lines.subList(1, lines.size())) {
            int blobs = Integer.parseInt(line[0]);
            int code = Integer.parseInt(line[line.length - 2]);
            assertTrue(code > blobs / 10 && code < 2 * blobs, "KiB of code: " + code);
            assertEquals("0", line[line.length - 1], "memory returns");
        }
    }
}
