package org.stubarchive.cli;

import java.util.List;
import java.util.Map;

/** The options of {@code java}, apart from {@code -XX:}, and what becomes of them here. See {@code docs/options.md}. */
final class JavaOptions {
    /** What becomes of an option. */
    enum Treatment {
        /** It becomes another option, with the rest of the argument as value. */
        ATTACHED,
        /** It becomes other arguments. */
        REPLACED,
        /** The next argument is its value; it becomes another option. */
        VALUE_FOLLOWS,
        /** It has no effect. */
        ACCEPTED,
        /** It cannot be met. */
        REFUSED
    }

    /**
     * A row of the table.
     *
     * @param name the option, or what it begins with
     * @param treatment what becomes of it
     * @param replacement the option that it becomes; for {@code REFUSED} the reason
     */
    record Row(String name, Treatment treatment, String replacement) {
        private boolean isPrefix() {
            char last = name.charAt(name.length() - 1);
            return treatment == Treatment.ATTACHED || treatment == Treatment.REFUSED || last == ':' || last == '=' || PREFIXES.contains(name);
        }

        boolean matches(String argument) {
            return isPrefix() ? argument.startsWith(name) : argument.equals(name);
        }
    }

    /** Names without a mark at their end that a value follows. */
    private static final List<String> PREFIXES = List.of("-Xmn", "-Xmaxjitcodesize");

    /** Options about assertions, and their short names. A scope may follow, behind a colon. */
    private static final Map<String, String> ASSERTIONS = Map.of(
            "-ea", "ea", "-enableassertions", "ea", "-da", "da", "-disableassertions", "da",
            "-esa", "esa", "-enablesystemassertions", "esa", "-dsa", "dsa", "-disablesystemassertions", "dsa");

    private static final String NO_AGENTS = "agents are not supported";
    private static final String NO_BOOT_PATH = "the boot class path cannot be changed";

    private static final List<Row> ROWS = List.of(
            new Row("-Xmx", Treatment.ATTACHED, "--max-heap"),
            new Row("-XX:MaxHeapSize=", Treatment.ATTACHED, "--max-heap"),
            new Row("-Xms", Treatment.ATTACHED, "--initial-heap"),
            new Row("-XX:InitialHeapSize=", Treatment.ATTACHED, "--initial-heap"),
            new Row("-Xss", Treatment.ATTACHED, "--stack-size"),
            new Row("-XX:MaxDirectMemorySize=", Treatment.ATTACHED, "--define=sun.nio.MaxDirectMemorySize"),
            new Row("-XX:", Treatment.ATTACHED, "--vm-flag"),
            new Row("-Xlog:", Treatment.ATTACHED, "--java-log"),
            new Row("-Xlog", Treatment.REPLACED, "--java-log=all"),
            new Row("-verbose:class", Treatment.REPLACED, "--java-log=class+load"),
            new Row("-verbose:gc", Treatment.REPLACED, "--java-log=gc"),
            new Row("-verbose", Treatment.REPLACED, "--java-log=class+load"),
            new Row("-Xloggc:", Treatment.ATTACHED, "--java-log=gc:"),
            new Row("-D", Treatment.ATTACHED, "--define"),
            new Row("--module-path", Treatment.VALUE_FOLLOWS, "--define=jdk.module.path"),
            new Row("--module-path=", Treatment.ATTACHED, "--define=jdk.module.path"),
            new Row("-p", Treatment.VALUE_FOLLOWS, "--define=jdk.module.path"),
            new Row("--upgrade-module-path", Treatment.VALUE_FOLLOWS, "--define=jdk.module.upgrade.path"),
            new Row("--upgrade-module-path=", Treatment.ATTACHED, "--define=jdk.module.upgrade.path"),
            new Row("--limit-modules", Treatment.VALUE_FOLLOWS, "--define=jdk.module.limitmods"),
            new Row("--limit-modules=", Treatment.ATTACHED, "--define=jdk.module.limitmods"),
            new Row("--source", Treatment.VALUE_FOLLOWS, "--source"),
            new Row("--describe-module", Treatment.VALUE_FOLLOWS, "--java-action=describe-module"),
            new Row("--describe-module=", Treatment.ATTACHED, "--java-action=describe-module"),
            new Row("-d", Treatment.VALUE_FOLLOWS, "--java-action=describe-module"),
            new Row("--list-modules", Treatment.REPLACED, "--java-action=list-modules"),
            new Row("--dry-run", Treatment.REPLACED, "--java-action=dry-run"),
            new Row("--show-module-resolution", Treatment.REPLACED, "--define=jdk.module.showModuleResolution=true"),
            new Row("-version", Treatment.REPLACED, "--java-action=version"),
            new Row("--version", Treatment.REPLACED, "--java-action=version-to-output"),
            new Row("-showversion", Treatment.REPLACED, "--java-action=show-version"),
            new Row("--show-version", Treatment.REPLACED, "--java-action=show-version-to-output"),
            new Row("-XshowSettings", Treatment.ATTACHED, "--java-action=show-settings"),
            new Row("-?", Treatment.REPLACED, "--help"),
            new Row("-help", Treatment.REPLACED, "--help"),
            new Row("-X", Treatment.REPLACED, "--help"),
            new Row("-noverify", Treatment.REPLACED, "-Xverify:none"),
            new Row("-Xverify:remote", Treatment.ACCEPTED, ""),
            new Row("-verbose:", Treatment.ACCEPTED, ""),
            new Row("-server", Treatment.ACCEPTED, ""),
            new Row("-client", Treatment.ACCEPTED, ""),
            new Row("-Xbatch", Treatment.ACCEPTED, ""),
            new Row("-Xcomp", Treatment.ACCEPTED, ""),
            new Row("-Xmixed", Treatment.ACCEPTED, ""),
            new Row("-Xmn", Treatment.ACCEPTED, ""),
            new Row("-Xmaxjitcodesize", Treatment.ACCEPTED, ""),
            new Row("-Xnoclassgc", Treatment.ACCEPTED, ""),
            new Row("-Xrs", Treatment.REPLACED, "--vm-flag=+ReduceSignalUsage"),
            new Row("-Xfuture", Treatment.ACCEPTED, ""),
            new Row("-Xdiag", Treatment.ACCEPTED, ""),
            new Row("-Xdebug", Treatment.ACCEPTED, ""),
            new Row("-Xcheck:jni", Treatment.ACCEPTED, ""),
            new Row("-Xshare:", Treatment.ACCEPTED, ""),
            new Row("-splash:", Treatment.ACCEPTED, ""),
            new Row("--illegal-access=", Treatment.ACCEPTED, ""),
            new Row("--finalization=", Treatment.ACCEPTED, ""),
            new Row("--sun-misc-unsafe-memory-access=", Treatment.ACCEPTED, ""),
            new Row("--illegal-native-access=", Treatment.ACCEPTED, ""),
            new Row("-javaagent:", Treatment.REFUSED, NO_AGENTS),
            new Row("-agentlib:", Treatment.REFUSED, NO_AGENTS),
            new Row("-agentpath:", Treatment.REFUSED, NO_AGENTS),
            new Row("-Xrun", Treatment.REFUSED, NO_AGENTS),
            new Row("-Xbootclasspath", Treatment.REFUSED, NO_BOOT_PATH));

    /** Options of which java gives one numbered property for each occurrence. */
    private JavaOptions() {}

    /** The row of an argument, or null if it is not an option of {@code java} or is taken as it is. */
    static Row row(String argument) {
        int colon = argument.indexOf(':');
        String assertions = ASSERTIONS.get(colon < 0 ? argument : argument.substring(0, colon));
        if (assertions != null) {
            return new Row(argument, Treatment.REPLACED, "--assertions=" + assertions + (colon < 0 ? "" : argument.substring(colon)));
        }
        for (Row row : ROWS) {
            if (row.matches(argument)) {
                return row;
            }
        }
        return null;
    }
}
