package org.stubarchive.vm.log;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * One {@code --log TOPIC[=LEVEL][:FILE]} option.
 *
 * @param topic what is traced
 * @param level how much
 * @param file where to, or {@code null} for standard error
 */
public record LogSpec(LogTopic topic, LogLevel level, Path file) {
    /** Validates. */
    public LogSpec {
        Objects.requireNonNull(topic);
        Objects.requireNonNull(level);
    }

    /**
     * Parses the option's value.
     *
     * @throws IllegalArgumentException with a line for the user if it is malformed
     */
    public static LogSpec parse(String text) {
        int colon = text.indexOf(':');
        String what = colon < 0 ? text : text.substring(0, colon);
        Path file = colon < 0 ? null : Path.of(text.substring(colon + 1));
        int equals = what.indexOf('=');
        String topic = equals < 0 ? what : what.substring(0, equals);
        String level = equals < 0 ? "info" : what.substring(equals + 1);
        return new LogSpec(constant(LogTopic.class, "topic", topic), constant(LogLevel.class, "level", level), file);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String what, String name) {
        StringJoiner known = new StringJoiner(", ");
        for (E e : type.getEnumConstants()) {
            String id = e.name().toLowerCase(Locale.ROOT);
            if (id.equals(name)) {
                return e;
            }
            known.add(id);
        }
        throw new IllegalArgumentException("log " + what + " '" + name + "': expected one of " + known);
    }
}
