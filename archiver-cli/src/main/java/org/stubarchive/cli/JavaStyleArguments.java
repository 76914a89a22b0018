package org.stubarchive.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rewrites the options that {@code java} users write with an attached value ({@code -Xmx64m}, {@code -Dkey=value}, {@code -XX:Name=value}) into the
 * {@code --option=value} form that the parser takes, up to the main class. What follows the main class, or {@code -jar FILE}, is the program's and stays as it is.
 */
final class JavaStyleArguments {
    private record Attached(String prefix, String option) {}

    private static final Attached[] ATTACHED = {
        new Attached("-Xmx", "--max-heap"),
        new Attached("-Xms", "--initial-heap"),
        new Attached("-Xss", "--stack-size"),
        new Attached("-XX:", "--vm-flag"),
        new Attached("-Xlog:", "--log"),
        new Attached("-D", "--define"),
    };

    /** Options about assertions, and their short names. A scope may follow, behind a colon. */
    private static final Map<String, String> ASSERTIONS = Map.of(
            "-ea", "ea", "-enableassertions", "ea", "-da", "da", "-disableassertions", "da",
            "-esa", "esa", "-enablesystemassertions", "esa", "-dsa", "dsa", "-disablesystemassertions", "dsa");

    /** Options of {@code run} and {@code train} whose value is the next argument. */
    private static final List<String> WITH_VALUE = List.of(
            "-cp", "-classpath", "--class-path", "-o", "--output", "--load", "--cpu", "--cpu-features", "--store", "--use", "--log", "--jobs",
            "--add-opens", "--add-exports", "--add-reads", "--add-modules", "--target");

    private JavaStyleArguments() {}

    /** The rewritten arguments of a command that takes a main class; others are returned unchanged. */
    static String[] rewrite(String[] args) {
        if (args.length == 0 || !(args[0].equals("run") || args[0].equals("train"))) {
            return args;
        }
        List<String> result = new ArrayList<>(args.length);
        result.add(args[0]);
        int i = 1;
        for (; i < args.length && args[i].startsWith("-"); i++) {
            String arg = args[i];
            if (arg.equals("--")) {
                break;
            }
            result.add(attached(arg));
            if (WITH_VALUE.contains(arg) && i + 1 < args.length) {
                result.add(args[++i]);
            }
            if (arg.equals("-jar") && i + 1 < args.length) {
                result.add(args[++i]);
                i++;
                break;
            }
        }
        // Everything from here on is positional, also when it begins with a dash.
        if (i < args.length) {
            result.add("--");
            for (int k = args[i].equals("--") ? i + 1 : i; k < args.length; k++) {
                result.add(args[k]);
            }
        }
        return result.toArray(new String[0]);
    }

    private static String attached(String arg) {
        int colon = arg.indexOf(':');
        String assertions = ASSERTIONS.get(colon < 0 ? arg : arg.substring(0, colon));
        if (assertions != null) {
            return "--assertions=" + assertions + (colon < 0 ? "" : arg.substring(colon));
        }
        for (Attached a : ATTACHED) {
            if (arg.startsWith(a.prefix)) {
                return a.option + "=" + arg.substring(a.prefix.length());
            }
        }
        return arg;
    }
}
