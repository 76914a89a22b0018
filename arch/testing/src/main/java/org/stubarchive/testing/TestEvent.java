package org.stubarchive.testing;

/**
 * One line that the other JVM tells: something about a test.
 *
 * @param kind what happened
 * @param test name of the test, for people
 * @param text reason or failure; empty where there is none
 */
record TestEvent(Kind kind, String test, String text) {
    /** What happened. */
    enum Kind {
        /** The test begins. */
        STARTED,
        /** It ended as it should. */
        PASSED,
        /** It ended with a failure; the text is its stack trace. */
        FAILED,
        /** It was not run, or gave up since a condition is not met; the text is the reason. */
        SKIPPED,
        /** All tests were run; the test's name is their number. */
        COMPLETE
    }

    /** Begins each line: everything else on the same stream is what tests print. */
    private static final String MARK = "\u0001test\t";

    /** The event as one line. */
    String line() {
        return MARK + kind + "\t" + escape(test) + "\t" + escape(text);
    }

    /** The event of a line, or null if the line is none. */
    static TestEvent parse(String line) {
        if (!line.startsWith(MARK)) {
            return null;
        }
        String[] fields = line.substring(MARK.length()).split("\t", -1);
        return new TestEvent(Kind.valueOf(fields[0]), unescape(fields[1]), unescape(fields[2]));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            out.append(switch (escaped) {
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                default -> escaped;
            });
        }
        return out.toString();
    }
}
