package org.stubarchive.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Programs on the path that results are compared with. */
public final class InstalledTool {
    private static final int SHOWN = 4000;

    private InstalledTool() {}

    /**
     * Skips the test, with the reason, where a tool is not installed.
     *
     * @return the tool's name on the path: packages of several releases add theirs ({@code llvm-mc-14})
     */
    public static String require(String tool) {
        Pattern released = Pattern.compile(Pattern.quote(tool) + "-(\\d+)");
        String found = null;
        int newest = -1;
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return tool;
            }
            for (String name : Objects.requireNonNullElse(new File(folder).list(), new String[0])) {
                Matcher m = released.matcher(name);
                if (m.matches() && Integer.parseInt(m.group(1)) > newest) {
                    newest = Integer.parseInt(m.group(1));
                    found = name;
                }
            }
        }
        Assumptions.assumeTrue(found != null, tool + " is not installed: no comparison with it");
        return found;
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
