package org.stubarchive.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits the text of {@code @argfiles} and of environment variables with options as the {@code java} launcher does: at white space; single and double
 * quotes keep it; in files also {@code #} comments, and in quotes escapes with a backslash, which at the end of a line joins it with the next.
 */
final class ArgumentFiles {
    /** Bytes that a file may have; {@code java} allows 2 GiB. */
    private static final int LIMIT = 64 << 20;

    private ArgumentFiles() {}

    /**
     * The arguments in a file.
     *
     * @throws CommandFailure if it cannot be read, as {@code java} reports it
     */
    static List<String> read(String file) {
        try {
            return split(new String(bytes(file), Charset.defaultCharset()));
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw LauncherErrors.launcher("could not open `" + file + "'");
        }
    }

    /** Pipes are read, as {@code java} does: a shell makes one of {@code @<(command)}. So what is read has an end here where it has none by itself. */
    private static byte[] bytes(String file) throws IOException {
        Path path = Path.of(file);
        if (Files.size(path) > LIMIT) {
            throw tooLong();
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw tooLong();
            }
            return bytes;
        }
    }

    private static CommandFailure tooLong() {
        return LauncherErrors.launcher("Argument file size should not be larger than " + LIMIT + " bytes.");
    }

    /** The arguments in the text of a file. */
    static List<String> split(String text) {
        List<String> result = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        int n = text.length();
        for (int i = 0; i < n; i++) {
            char ch = text.charAt(i);
            if (quote == 0 && isSpace(ch)) {
                word = finish(result, word);
            } else if (quote == 0 && ch == '#') {
                word = finish(result, word);
                i = lineEnd(text, i);
            } else if (quote != 0 && isLineEnd(ch)) {
                // A quote that is still open ends with its line.
                word = finish(result, word);
                quote = 0;
            } else if (ch == '\\' && i + 1 < n && (quote != 0 || isLineEnd(text.charAt(i + 1)))) {
                word = word == null ? new StringBuilder() : word;
                i = escape(text, i + 1, word);
            } else if (quote == 0 && (ch == '"' || ch == '\'')) {
                quote = ch;
                word = word == null ? new StringBuilder() : word;
            } else if (quote != 0 && ch == quote) {
                quote = 0;
            } else {
                word = word == null ? new StringBuilder() : word;
                word.append(ch);
            }
        }
        finish(result, word);
        return result;
    }

    /** The arguments in the value of an environment variable. */
    static List<String> splitVariable(String text) {
        List<String> result = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char ch = text.charAt(i);
            if (quote == 0 && isSpace(ch)) {
                word = finish(result, word);
            } else if (quote == 0 && (ch == '"' || ch == '\'')) {
                quote = ch;
                word = word == null ? new StringBuilder() : word;
            } else if (quote != 0 && ch == quote) {
                quote = 0;
            } else {
                word = word == null ? new StringBuilder() : word;
                word.append(ch);
            }
        }
        finish(result, word);
        return result;
    }

    private static StringBuilder finish(List<String> result, StringBuilder word) {
        if (word != null) {
            result.add(word.toString());
        }
        return null;
    }

    private static int escape(String text, int at, StringBuilder word) {
        char ch = text.charAt(at);
        switch (ch) {
            case 'n' -> word.append('\n');
            case 'r' -> word.append('\r');
            case 't' -> word.append('\t');
            case 'f' -> word.append('\f');
            case '\n', '\r' -> {
                int next = at + 1;
                while (next < text.length() && isSpace(text.charAt(next))) {
                    next++;
                }
                return next - 1;
            }
            default -> word.append(ch);
        }
        return at;
    }

    private static int lineEnd(String text, int from) {
        int i = from;
        while (i < text.length() && !isLineEnd(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isLineEnd(char ch) {
        return ch == '\n' || ch == '\r';
    }

    private static boolean isSpace(char ch) {
        return ch == ' ' || ch == '\t' || ch == '\f' || isLineEnd(ch);
    }
}
