package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.OopArgument;

/** {@code java.lang.StackTraceElement}. */
@NativesOf("java/lang/StackTraceElement")
final class StackTraceElementNatives {
    @Native(value = "initStackTraceElements([Ljava/lang/StackTraceElement;Ljava/lang/Throwable;)V", last = 17)
    static void initStackTraceElements(NativeCall c, OopArgument elements, OopArgument throwable) {
        elements.nonNull();
        throwable.nonNull();
        StackTraceElements.ofThrowable(c, elements, throwable);
    }

    @Native(value = "initStackTraceElements([Ljava/lang/StackTraceElement;Ljava/lang/Object;I)V", first = 25)
    static void initStackTraceElements(NativeCall c, OopArgument elements, OopArgument x, int depth) {
        elements.nonNull();
        StackTraceElements.ofBacktrace(c, elements, x);
    }

    @Native("initStackTraceElement(Ljava/lang/StackTraceElement;Ljava/lang/StackFrameInfo;)V")
    static void initStackTraceElement(NativeCall c, OopArgument element, OopArgument sfi) {
        element.nonNull();
        sfi.nonNull();
        StackTraceElements.ofFrameInfo(c, element, sfi);
    }
}
