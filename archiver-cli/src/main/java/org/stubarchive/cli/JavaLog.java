package org.stubarchive.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stubarchive.vm.log.LogLevel;
import org.stubarchive.vm.log.LogSpec;
import org.stubarchive.vm.log.LogTopic;

/**
 * {@code -Xlog:WHAT[:OUTPUT[:DECORATORS[:OPTIONS]]]} of {@code java} as topics of this VM: tags that begin with {@code gc}, {@code class}, {@code exceptions}
 * and {@code thread} (also behind {@code os+}) have one, all others are taken and trace nothing. Decorators and output options are ignored.
 */
final class JavaLog {
    private static final Map<String, LogTopic> TOPICS = new TreeMap<>(Map.of(
            "gc", LogTopic.GC, "class", LogTopic.CLASS, "exceptions", LogTopic.EXCEPTIONS, "thread", LogTopic.THREADS, "os+thread", LogTopic.THREADS));
    private static final Map<String, LogLevel> LEVELS = Map.of(
            "off", LogLevel.OFF, "error", LogLevel.OFF, "warning", LogLevel.OFF, "info", LogLevel.INFO, "debug", LogLevel.DEBUG, "trace", LogLevel.TRACE);

    private JavaLog() {}

    /**
     * The topics of an option's value. A value in the form of {@code --log} is taken as such.
     *
     * @throws CommandFailure if a level is none
     */
    static List<LogSpec> parse(String text) {
        String[] parts = text.split(":", -1);
        List<LogSpec> result = new ArrayList<>();
        for (String selection : parts[0].split(",")) {
            int equals = selection.indexOf('=');
            String level = equals < 0 ? "info" : selection.substring(equals + 1);
            if (!LEVELS.containsKey(level)) {
                throw LauncherErrors.option("Invalid -Xlog option '-Xlog:" + text + "', see error log for details.");
            }
            String tags = equals < 0 ? selection : selection.substring(0, equals);
            add(result, tags, LEVELS.get(level), parts.length > 1 ? parts[1] : "");
        }
        return result;
    }

    private static void add(List<LogSpec> result, String tags, LogLevel level, String output) {
        for (LogTopic topic : LogTopic.values()) {
            if (tags.equals(topic.id()) || tags.equals("all") && TOPICS.containsValue(topic) || tags.equals("disable")) {
                result.add(new LogSpec(topic, tags.equals("disable") ? LogLevel.OFF : level, file(output)));
                if (tags.equals(topic.id())) {
                    return;
                }
            }
        }
        for (Map.Entry<String, LogTopic> e : TOPICS.entrySet()) {
            if (tags.equals(e.getKey()) || tags.equals(e.getKey() + "*") || tags.startsWith(e.getKey() + "+")) {
                result.add(new LogSpec(e.getValue(), level, file(output)));
            }
        }
    }

    /** A file, or null for the standard streams, which are both standard error here. */
    private static Path file(String output) {
        if (output.isEmpty() || output.equals("stdout") || output.equals("stderr") || output.startsWith("#")) {
            return null;
        }
        String name = output.startsWith("file=") ? output.substring(5) : output;
        return Path.of(name.replace("%p", Long.toString(ProcessHandle.current().pid())));
    }
}
