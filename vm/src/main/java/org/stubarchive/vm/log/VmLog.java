package org.stubarchive.vm.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stubarchive.loader.os.OutputTarget;

/**
 * Tracing by topic and level. A test of a topic that is off costs one array load; callers build messages only after it.
 *
 * <p>Lines have the form {@code [seconds][topic] message}.
 */
public final class VmLog {
    private final int[] levels = new int[LogTopic.values().length];
    private final PrintStream[] outputs = new PrintStream[levels.length];
    private final long start = System.nanoTime();

    /**
     * A log as asked for; of several specifications of a topic the last one counts. Lines are appended to files: logs of one process can share one.
     *
     * @throws UncheckedIOException if a file cannot be created
     */
    public VmLog(List<LogSpec> specs) {
        Map<Path, PrintStream> files = new HashMap<>();
        for (LogSpec s : specs) {
            levels[s.topic().ordinal()] = s.level().ordinal();
            outputs[s.topic().ordinal()] = s.file() == null ? System.err : files.computeIfAbsent(s.file(), VmLog::open);
        }
    }

    private static PrintStream open(Path file) {
        try {
            OutputStream out = OutputTarget.of(file).open(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new PrintStream(out, true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins or ends tracing of a topic at the lowest level, as programs may; it goes where the topic goes that was asked for at the start. */
    public void set(LogTopic topic, boolean on) {
        int index = topic.ordinal();
        if (outputs[index] == null) {
            outputs[index] = System.err;
        }
        if (on != isOn(topic)) {
            levels[index] = on ? LogLevel.INFO.ordinal() : LogLevel.OFF.ordinal();
        }
    }

    /** Whether the topic is traced at all. */
    public boolean isOn(LogTopic topic) {
        return levels[topic.ordinal()] != 0;
    }

    /** Whether the topic is traced at this level. */
    public boolean isOn(LogTopic topic, LogLevel level) {
        return levels[topic.ordinal()] >= level.ordinal() && level != LogLevel.OFF;
    }

    /** Writes a line, whatever the level; callers ask {@link #isOn} first. */
    public void line(LogTopic topic, String message) {
        PrintStream out = outputs[topic.ordinal()];
        if (out != null) {
            double seconds = (System.nanoTime() - start) / 1e9;
            out.println(String.format(Locale.ROOT, "[%.3fs][%s] %s", seconds, topic.id(), message));
        }
    }
}
