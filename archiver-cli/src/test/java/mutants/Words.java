package mutants;

/** What was thrown, in one line without what differs from run to run. */
final class Words {
    private static final String LAMBDA = "$$Lambda";
    private static final int HASH_DIGITS = 8;
    private static final int ADDRESS_DIGITS = 16;

    private Words() {}

    /** Without identity hashes, addresses of hidden classes, numbers of lambdas and line ends. No patterns: every mutant's many texts pass here, interpreted. */
    static String plain(String text) {
        if (text.indexOf('@') < 0 && text.indexOf("0x") < 0 && text.indexOf(LAMBDA) < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text;
        }
        StringBuilder b = new StringBuilder(text.length());
        for (int i = 0; i < text.length();) {
            char c = text.charAt(i);
            int end = i + 1;
            switch (c) {
                case '@' -> {
                    b.append(c);
                    end = behindHash(text, i);
                }
                case '/', '+' -> {
                    end = behindAddress(text, i);
                    b.append(end == i + 1 ? String.valueOf(c) : "");
                }
                case '$' -> {
                    b.append(c);
                    if (text.startsWith(LAMBDA, i)) {
                        b.append(LAMBDA, 1, LAMBDA.length());
                        end = behindNumber(text, i + LAMBDA.length());
                    }
                }
                case '\n', '\r' -> {
                    b.setLength(behindText(b));
                    b.append("\\n");
                    end = behindBlanks(text, i);
                }
                default -> b.append(c);
            }
            i = end;
        }
        return b.toString();
    }

    /** Behind an identity hash; indices of bytecodes, which have a blank before them, stay. */
    private static int behindHash(String text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        boolean hash = Character.isLetterOrDigit(before) || before == '_' || before == ';' || text.startsWith("' ", at - "' ".length()) || text.startsWith("module ", at - "module ".length());
        int digits = text.startsWith("0x", at + 1) ? at + 1 + "0x".length() : at + 1;
        int end = behindHex(text, digits);
        return hash && end > digits ? Math.min(end, digits + HASH_DIGITS) : at + 1;
    }

    private static int behindAddress(String text, int at) {
        if (!text.startsWith("0x", at + 1)) {
            return at + 1;
        }
        int digits = at + 1 + "0x".length();
        return behindHex(text, digits) == digits + ADDRESS_DIGITS ? digits + ADDRESS_DIGITS : at + 1;
    }

    private static int behindHex(String text, int from) {
        int end = from;
        while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        return end;
    }

    private static int behindNumber(String text, int from) {
        int end = from;
        while (end < text.length() && (end == from ? text.charAt(end) == '$' : Character.isDigit(text.charAt(end)))) {
            end++;
        }
        return end > from + 1 ? end : from;
    }

    private static int behindText(StringBuilder b) {
        int end = b.length();
        while (end > 0 && Character.isWhitespace(b.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static int behindBlanks(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Classes and messages of a throwable and its causes, with the lines of the seeds in their traces. */
    static String of(Throwable thrown) {
        StringBuilder b = new StringBuilder();
        for (Throwable t = thrown; t != null && b.length() < 10_000; t = t.getCause()) {
            b.append(b.length() > 0 ? " by " : "").append(t.getClass().getName()).append(": ").append(t.getMessage());
            int frames = 0;
            for (StackTraceElement e : t.getStackTrace()) {
                if (e.getClassName().startsWith("mutants.seeds.") && frames++ < 6) {
                    b.append(" at ").append(e.getClassName().substring(14)).append('.').append(e.getMethodName()).append(':').append(e.getFileName()).append(':').append(e.getLineNumber());
                }
            }
        }
        return plain(b.toString());
    }
}
