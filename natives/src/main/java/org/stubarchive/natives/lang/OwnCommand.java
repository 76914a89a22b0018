package org.stubarchive.natives.lang;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command by which the user started this process: the tool and its arguments, without those of the host JVM. A program that starts itself anew gets the same machine. */
final class OwnCommand {
    /** Where the launcher is, as it says itself. */
    private static final String HOME = "stubarchive.home";
    private static final String LAUNCHER = "stubarchive";
    /** Main class or jar file of the host JVM, and its arguments, in one line. */
    private static final String HOST_COMMAND = "sun.java.command";

    private OwnCommand() {}

    /** The words of the command; empty if the process was not started by the launcher. */
    static List<String> words() {
        String home = System.getProperty(HOME);
        String command = System.getProperty(HOST_COMMAND);
        if (home == null || command == null) {
            return List.of();
        }
        List<String> host;
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc/self/cmdline"));
            host = Arrays.asList(new String(bytes, Charset.forName(System.getProperty("sun.jnu.encoding"))).split("\0"));
        } catch (IOException e) {
            return List.of();
        }
        for (int i = 1; i < host.size(); i++) {
            if (String.join(" ", host.subList(i, host.size())).equals(command)) {
                List<String> words = new ArrayList<>();
                words.add(Path.of(home, LAUNCHER).toString());
                words.addAll(host.subList(i + 1, host.size()));
                return words;
            }
        }
        return List.of();
    }
}
