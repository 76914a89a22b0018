package org.stubarchive.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.stubarchive.vm.GuestEnvironment;

/**
 * Environment variables with options for {@code java}. They are meant for the guest: the launcher keeps them from the host JVM by giving them the prefix
 * {@link GuestEnvironment#HIDDEN}.
 */
final class OptionVariables {
    /** Taken before all else. */
    static final String TOOL = "JAVA_TOOL_OPTIONS";
    /** Taken before the command line. */
    static final String LAUNCHER = "JDK_JAVA_OPTIONS";
    /** Taken after the command line. */
    static final String LAST = "_JAVA_OPTIONS";

    private final Map<String, String> environment;
    private final PrintStream err;

    /**
     * Variables of a process.
     *
     * @param environment all its variables
     * @param err where to say that options were found, as {@code java} does
     */
    OptionVariables(Map<String, String> environment, PrintStream err) {
        this.environment = environment;
        this.err = err;
    }

    /** The options in a variable, with {@code @files} as they are. */
    List<String> take(String name) {
        String text = environment.get(GuestEnvironment.HIDDEN + name);
        if (text == null) {
            return List.of();
        }
        err.println((name.equals(LAUNCHER) ? "NOTE: " : "") + "Picked up " + name + ": " + text);
        return ArgumentFiles.splitVariable(text);
    }
}
