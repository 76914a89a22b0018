package org.stubarchive.vm.threads;

/** Something that is done for a thread, by itself or, while it is safe, by who asks. */
public interface HandshakeAction {
    /**
     * Runs in state {@code IN_VM}. Neither allocates, nor blocks, nor, in a soft handshake, takes a lock of a higher rank than the thread's control lock, which is held.
     *
     * @param thread the thread that it is about, which need not be the calling one
     */
    void run(JavaThread thread);
}
