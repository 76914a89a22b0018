package org.stubarchive.vm.calls;

import org.stubarchive.vm.frames.Backtrace;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;

/** Text of a guest exception, made on the host side: for when the class library cannot print it. Used under the VM lock. */
final class ThrowableText {
    /** A chain of causes may be a circle. */
    private static final int MOST_CAUSES = 20;

    private final ThrowableFields fields;
    private final GuestClasses classes;

    ThrowableText(ThrowableFields fields, GuestClasses classes) {
        this.fields = fields;
        this.classes = classes;
    }

    /** The exception, its frames, and its causes with theirs. */
    String of(long exception) {
        StringBuilder text = new StringBuilder();
        long at = exception;
        for (int i = 0; at != 0 && i < MOST_CAUSES; i++) {
            text.append(i == 0 ? "" : "\nCaused by: ").append(Oops.klass(at).externalName());
            long message = fields.message(at);
            if (message != 0) {
                text.append(": ").append(classes.text(message));
            }
            appendFrames(text, fields.backtrace(at));
            at = fields.cause(at);
        }
        return text.toString();
    }

    private static void appendFrames(StringBuilder text, long trace) {
        for (int i = 0; trace != 0 && i < Backtrace.depth(trace); i++) {
            Method m = Backtrace.methodAt(trace, i);
            text.append("\n\tat ").append(m.holder().externalName()).append('.').append(m.name()).append('(');
            String file = m.holder().sourceFile();
            int line = m.isNative() ? -1 : m.lineNumber(Backtrace.bciAt(trace, i));
            text.append(m.isNative() ? "Native Method" : file == null ? "Unknown Source" : line < 0 ? file : file + ":" + line).append(')');
        }
    }
}
