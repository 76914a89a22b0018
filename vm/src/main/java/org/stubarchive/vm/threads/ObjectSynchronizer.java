package org.stubarchive.vm.threads;

import org.stubarchive.vm.calls.Exceptions;

/**
 * Monitor operations as the language defines them: those of {@link MonitorTable}, with its outcomes as guest exceptions. Has no state of its own.
 */
public final class ObjectSynchronizer {
    private static final String NOT_OWNER = "current thread is not owner";

    private final MonitorTable monitors;
    private final Exceptions exceptions;

    /** Operations on the monitors of the given table. */
    public ObjectSynchronizer(MonitorTable monitors, Exceptions exceptions) {
        this.monitors = monitors;
        this.exceptions = exceptions;
    }

    /** The monitors. */
    public MonitorTable monitors() {
        return monitors;
    }

    /** Enters the object's monitor, waiting for it if need be. Raw references are invalid afterwards. */
    public void enter(JavaThread t, long object) {
        monitors.enter(t, object);
    }

    /**
     * Leaves the object's monitor.
     *
     * @throws org.stubarchive.vm.calls.GuestException IllegalMonitorStateException
     */
    public void exit(JavaThread t, long object) {
        if (monitors.exit(t, object) == MonitorTable.Outcome.NOT_OWNER) {
            // As generated code and java say it: no message.
            throw exceptions.create(t, "java/lang/IllegalMonitorStateException", null);
        }
    }

    /**
     * {@code Object.wait}. Raw references are invalid afterwards.
     *
     * @param millis 0: no limit
     * @throws org.stubarchive.vm.calls.GuestException IllegalMonitorStateException, InterruptedException
     */
    public void wait(JavaThread t, long object, long millis) {
        check(t, monitors.wait(t, object, millis));
    }

    /**
     * {@code Object.notify}.
     *
     * @throws org.stubarchive.vm.calls.GuestException IllegalMonitorStateException
     */
    public void notify(JavaThread t, long object) {
        check(t, monitors.notifyOne(t, object));
    }

    /**
     * {@code Object.notifyAll}.
     *
     * @throws org.stubarchive.vm.calls.GuestException IllegalMonitorStateException
     */
    public void notifyAll(JavaThread t, long object) {
        check(t, monitors.notifyAll(t, object));
    }

    private void check(JavaThread t, MonitorTable.Outcome outcome) {
        switch (outcome) {
            case NOT_OWNER:
                throw exceptions.create(t, "java/lang/IllegalMonitorStateException", NOT_OWNER);
            case INTERRUPTED:
                throw exceptions.create(t, "java/lang/InterruptedException", null);
            default:
                break;
        }
    }

    /** Whether the thread owns the object's monitor. */
    public boolean isOwner(JavaThread t, long object) {
        return monitors.isOwner(t, object);
    }

    /** Identity hash of an object that is not null: 1..2^31-1, the same for its whole life. */
    public int identityHash(long object) {
        return monitors.identityHash(JavaThread.current(), object);
    }
}
