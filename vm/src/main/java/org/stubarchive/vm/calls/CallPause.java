package org.stubarchive.vm.calls;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.MethodDescriptor;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadControl;

/**
 * What a thread does that is on its way into generated code when others ask something of it: it keeps the references that it takes with it, stands still, and finds
 * them again, moved. Nothing but the thread's own state is touched; no lock.
 */
final class CallPause {
    private final ThreadControl control;
    private final long exceptionEntry;

    CallPause(ThreadControl control, long exceptionEntry) {
        this.control = control;
        this.exceptionEntry = exceptionEntry;
    }

    /**
     * Before the first instruction of a method: its arguments are on the stack, in a frame that nobody has built yet.
     *
     * @param top address behind the slot of the first argument
     */
    void beforeCall(JavaThread t, Method method, long top) {
        try (HandleScope scope = t.handles().open()) {
            MethodDescriptor descriptor = method.parsed();
            int receiver = method.isStatic() ? 0 : 1;
            Handle[] kept = new Handle[descriptor.parameterCount() + receiver];
            long[] slots = new long[kept.length];
            long slot = top;
            for (int i = 0; i < kept.length; i++) {
                BasicType type = i < receiver ? BasicType.OBJECT : descriptor.parameterType(i - receiver);
                slot -= (long) type.slots() * InterpreterFrameLayout.SLOT;
                if (type.isReference()) {
                    slots[i] = slot;
                    kept[i] = scope.handle(RawMemory.getLong(slot));
                }
            }
            stand(t);
            for (int i = 0; i < kept.length; i++) {
                if (kept[i] != null) {
                    RawMemory.putLong(slots[i], kept[i].oop());
                }
            }
        }
    }

    /** Behind a request that has been served: its result may be a reference, of a native method too, or it is the exception for a handler. */
    void afterRequest(JavaThread t, RuntimeEntry request) {
        boolean handling = RawMemory.getLong(t.guestSp()) == exceptionEntry;
        boolean nativeReference = request == RuntimeEntry.CALL_NATIVE
                && !handling && Method.at(RawMemory.getLong(t.guestFp() + InterpreterFrameLayout.METHOD)).resultType().isReference();
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
