package org.stubarchive.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Programs on the path that results are compared with. */
public final class InstalledTool {
    private static final int SHOWN = 4000;

    private InstalledTool() {}

    /** Skips the test, with the reason, where a tool is not installed. */
    public static void require(String tool) {
        boolean found = false;
        for (String dir : System.getenv("PATH").split(":")) {
            found |= Files.isExecutable(Path.of(dir, tool));
        }
        Assumptions.assumeTrue(found, tool + " is not installed: no comparison with it");
    }

    /**
     * What a command prints to both its outputs, a byte as a character.
     *
     * @throws IllegalStateException if it cannot be run or its status is not 0; the message has the start of the output
     */
    public static String run(String... command) {
        try {
            Path output = Files.createTempFile("tool", ".out");
            Process p = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            int status = p.waitFor();
            String text = Files.readString(output, StandardCharsets.ISO_8859_1);
            Files.delete(output);
            if (status != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed with status " + status + ":\n" + text.substring(0, Math.min(SHOWN, text.length())));
            }
            return text;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
