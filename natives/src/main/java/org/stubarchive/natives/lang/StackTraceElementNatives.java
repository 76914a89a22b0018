package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.StackTraceElement}. */
public final class StackTraceElementNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "initStackTraceElements([Ljava/lang/StackTraceElement;Ljava/lang/Throwable;)V",
        "initStackTraceElements([Ljava/lang/StackTraceElement;Ljava/lang/Object;I)V",
        "initStackTraceElement(Ljava/lang/StackTraceElement;Ljava/lang/StackFrameInfo;)V",
    };

    /** The natives. */
    public StackTraceElementNatives() {
        super("java/lang/StackTraceElement", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // initStackTraceElements([Ljava/lang/StackTraceElement;Ljava/lang/Throwable;)V
                c.nonNullAt(0);
                c.nonNullAt(1);
                return StackTraceElements.ofThrowable(c);
            case 1: // initStackTraceElements([Ljava/lang/StackTraceElement;Ljava/lang/Object;I)V
                c.nonNullAt(0);
                return StackTraceElements.ofBacktrace(c);
            case 2: // initStackTraceElement(Ljava/lang/StackTraceElement;Ljava/lang/StackFrameInfo;)V
                c.nonNullAt(0);
                return StackTraceElements.ofFrameInfo(c, c.nonNullAt(1));
            default:
                throw noSuchNative(index);
        }
    }
}
