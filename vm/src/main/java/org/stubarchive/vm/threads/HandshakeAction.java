package org.stubarchive.vm.threads;

/** Something that a thread does for another one at its next poll. */
public interface HandshakeAction {
    /** Runs in the thread that was asked, in state {@code IN_VM}. */
    void run(JavaThread thread);
}
