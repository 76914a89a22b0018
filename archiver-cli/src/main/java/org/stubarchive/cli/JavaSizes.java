package org.stubarchive.cli;

import java.util.Map;

/** Options of {@code java} that take a size, with its words for one that is malformed. */
final class JavaSizes {
    private static final Map<String, String> WHAT = Map.of(
            "-Xmx", "maximum heap size", "-XX:MaxHeapSize=", "maximum heap size", "-Xms", "initial heap size", "-XX:InitialHeapSize=", "initial heap size",
            "-Xss", "thread stack size", "-Xmn", "initial young generation size");

    private JavaSizes() {}

    /**
     * Checks the value of an option if it is a size.
     *
     * @throws CommandFailure if it is malformed
     */
    static void check(String option, String argument, String value) {
        String what = WHAT.get(option);
        if (what == null) {
            return;
        }
        try {
            ByteSize.parse(value);
        } catch (IllegalArgumentException e) {
            throw LauncherErrors.option("Invalid " + what + ": " + argument);
        }
    }
}
