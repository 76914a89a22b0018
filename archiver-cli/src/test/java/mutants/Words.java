package mutants;

import java.util.regex.Pattern;

/** What was thrown, in one line without what differs from run to run. */
final class Words {
    /** Not the indices of bytecodes, which have a blank before them. */
    private static final Pattern IDENTITY = Pattern.compile("(?<=[\\w;]|' |module )@[0-9a-f]{1,8}\\b");
    private static final Pattern HIDDEN = Pattern.compile("[/+]0x[0-9a-f]{16}");
    private static final Pattern LAMBDA = Pattern.compile("\\$\\$Lambda(\\$\\d+)?");
    private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");

    private Words() {}

    static String plain(String text) {
        String s = text.indexOf('@') < 0 ? text : IDENTITY.matcher(text).replaceAll("@");
        s = s.indexOf("0x") < 0 ? s : HIDDEN.matcher(s).replaceAll("");
        s = s.indexOf("$$Lambda") < 0 ? s : LAMBDA.matcher(s).replaceAll("\\$\\$Lambda");
        return s.indexOf('\n') < 0 && s.indexOf('\r') < 0 ? s : LINES.matcher(s).replaceAll("\\\\n");
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
