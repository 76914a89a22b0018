package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pages in headless Chromium; tests that use it are skipped where it is not installed. */
final class Chromium {
    private Chromium() {}

    /**
     * The document after its scripts have run, as HTML. Nothing may have been written to the console.
     *
     * @param profile directory for the browser's own files
     * @param fragment what stands behind the page's address, without {@code #}
     */
    static String dom(Path profile, Path page, String fragment) {
        List<String> command = new ArrayList<>(List.of("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--user-data-dir=" + profile,
                "--enable-logging=stderr", "--dump-dom", "file://" + page + "#" + fragment));
        ToolRunner.Outcome o = ToolRunner.program(command.toArray(new String[0]));
        assertTrue(o.out().contains("data-ready=\"true\""), o.err());
        assertFalse(o.err().contains("CONSOLE"), o.err());
        return o.out();
    }
}
