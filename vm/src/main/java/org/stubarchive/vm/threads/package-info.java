/**
 * Guest threads, their states, handshakes, the VM lock, monitors.
 *
 * <p>Invariants: a guest thread is one host thread with a thread block and a guest stack. Who is {@code IN_VM} or {@code IN_JAVA} holds off the collector; a thread in
 * another state touches no guest object ({@link org.stubarchive.vm.threads.ThreadState}, {@link org.stubarchive.vm.threads.StateTransition}). The structures of the VM
 * are guarded by the VM lock, which runtime code holds {@code IN_VM}. The only ways to block are a {@link org.stubarchive.vm.threads.NativeSection} and a
 * {@link org.stubarchive.vm.threads.HandshakeLock}.
 */
package org.stubarchive.vm.threads;
