package org.stubarchive.vm.calls;

import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.vm.frames.FrameCursor;
import org.stubarchive.vm.frames.StackWalk;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadControl;

/**
 * What a thread does that is on its way into generated code when others ask something of it: it keeps the references that it takes with it, stands
 * still, and finds them again, moved. Nothing but the thread's own state is touched; no lock.
 */
final class CallPause {
    private final ThreadControl control;
    private final StackWalk stacks;
    private final long exceptionEntry;

    CallPause(ThreadControl control, StackWalk stacks, long exceptionEntry) {
        this.control = control;
        this.stacks = stacks;
        this.exceptionEntry = exceptionEntry;
    }

    /** Before the first instruction of a method: its arguments belong to the entry frame. */
    void beforeCall(JavaThread t) {
        stand(t);
    }

    /** Behind a request that has been served: its result may be a reference, of a native method too, or it is the exception for a handler. */
    void afterRequest(JavaThread t, RuntimeEntry request) {
        FrameCursor top = stacks.top(t);
        boolean handling = top.pc() == exceptionEntry;
        boolean nativeReference = request == RuntimeEntry.CALL_NATIVE && !handling && top.kind().method(top, 0).resultType().isReference();
        t.setResultIsRoot(handling || nativeReference || request.resultKind() == 'A');
        stand(t);
        t.setResultIsRoot(false);
    }

    private void stand(JavaThread t) {
        t.pause();
        if (t.isSuspended()) {
            control.awaitResume(t);
        }
    }
}
