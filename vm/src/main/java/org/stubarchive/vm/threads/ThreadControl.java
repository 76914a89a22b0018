package org.stubarchive.vm.threads;

import java.util.concurrent.locks.LockSupport;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.gc.GlobalRef;
import org.stubarchive.vm.gc.GlobalRefs;

/**
 * {@code Thread.suspend}, {@code resume} and {@code stop}, which releases up to 19 have. Used under the VM lock.
 *
 * <p>A suspended thread runs no guest code: it waits before it enters generated code again, and keeps its monitors. A stopped thread throws where it polls or
 * where a native method ends; waiting for a monitor is not cut short, as on {@code java}.
 */
public final class ThreadControl {
    private final ThreadRegistry registry;

    ThreadControl(ThreadRegistry registry) {
        this.registry = registry;
    }

    /** {@code Thread.suspend0}: when this is done the thread runs no guest code; one that suspends itself goes on until its native method ends. */
    public void suspend(JavaThread self, JavaThread target) {
        target.suspended = true;
        // Back in generated code it gets only by way of the question whether it is suspended.
        if (registry.handshakes().block(self, target)) {
            registry.handshakes().unblock(self, target);
        }
    }

    /** {@code Thread.resume0}. */
    public void resume(JavaThread target) {
        target.suspended = false;
        LockSupport.unpark(target.host());
    }

    /** Waits until the calling thread is not suspended; other threads may move objects meanwhile. */
    public void awaitResume(JavaThread self) {
        while (self.suspended) {
            try (NativeSection section = self.enterNative()) {
                while (self.suspended) {
                    LockSupport.park();
                    Thread.interrupted();
                }
            }
        }
    }

    /** {@code Thread.stop0} of another thread: it is interrupted, which ends sleeping, waiting and parking, and throws the exception soon. */
    public void stop(JavaThread target, long exception) {
        if (target.stopCause == null) {
            target.stopCause = GlobalRefs.create(exception);
        } else {
            target.stopCause.set(exception);
        }
        target.stopSignal = true;
        target.requests().wantPoll(true);
        registry.objects().setInterrupted(target.threadObject());
        registry.interrupt(target.threadObject());
    }

    /** Makes the exception pending that another thread wants the calling thread to throw. */
    public GuestException deliverStop(JavaThread self) {
        GlobalRef cause = self.stopCause;
        self.stopCause = null;
        self.stopSignal = false;
        self.requests().wantPoll(false);
        long exception = cause.oop();
        cause.release();
        return self.setPending(exception);
    }
}
