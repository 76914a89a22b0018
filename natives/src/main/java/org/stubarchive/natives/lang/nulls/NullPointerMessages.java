package org.stubarchive.natives.lang.nulls;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.frames.Backtrace;
import org.stubarchive.vm.oops.Method;

/** Messages that tell which expression was null. */
public final class NullPointerMessages {
    private NullPointerMessages() {}

    /** The message for the exception that is the receiver; null if there is nothing to say. */
    public static String of(NativeCall c) {
        long trace = c.vm().exceptions().backtrace(c.receiver());
        if (trace == 0 || Backtrace.depth(trace) == 0) {
            return null;
        }
        Method method = Backtrace.methodAt(trace, 0);
        int bci = Backtrace.bciAt(trace, 0);
        if (method.isNative() || method.code() == null || bci < 0) {
            return null;
        }
        return describe(method, bci);
    }

    /** The message for a null met by the instruction at an index; null if it cannot meet one. */
    static String describe(Method method, int bci) {
        ConstantPoolView pool = method.holder().classFile().constantPool();
        FailedAction action = new FailedAction(method.code(), pool);
        int slotsAbove = action.slotsAbove(bci);
        if (slotsAbove == FailedAction.NONE) {
            return null;
        }
        StackSources sources = new StackSources(method.code(), pool);
        return action.text(bci) + new NullExpression(method, pool, sources).reason(bci, slotsAbove);
    }
}
