/**
 * Guest threads, the VM lock, stopping the world, monitors.
 *
 * <p>Invariants: a guest thread is one host thread with a thread block and a guest stack. State {@code IN_VM} is held by at most one thread, the
 * owner of the VM lock; all structures of the VM are guarded by it. A thread in another state than {@code IN_JAVA} and {@code IN_VM}
 * touches no guest object. The only way to block is a {@link org.stubarchive.vm.threads.NativeSection}.
 */
package org.stubarchive.vm.threads;
