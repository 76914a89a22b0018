/**
 * The locks of the runtime and their order ({@link org.stubarchive.vm.locks.LockRank}), which {@code -XX:+CheckLockOrder} has checked. Knows nothing of threads: locks
 * with handshake support are in {@code vm.threads}.
 */
package org.stubarchive.vm.locks;
