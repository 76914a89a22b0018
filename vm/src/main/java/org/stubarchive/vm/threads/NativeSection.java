package org.stubarchive.vm.threads;

/** A time in which a thread may block: it is in state {@code IN_NATIVE} and does not hold the VM lock. Objects may move meanwhile. */
public final class NativeSection implements AutoCloseable {
    private final JavaThread thread;

    NativeSection(JavaThread thread) {
        this.thread = thread;
    }

    /** Takes the VM lock again; the thread is back in state {@code IN_VM}. */
    @Override
    public void close() {
        thread.leaveNative();
    }
}
