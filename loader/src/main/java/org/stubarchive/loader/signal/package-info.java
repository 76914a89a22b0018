/**
 * Faults: putting the generated signal handler in front of the host JVM's, and reporting a fault that nothing handles.
 *
 * <p>Invariants: what the host JVM does with its own faults (implicit null checks, safepoint polls, stack banging) is not changed: each fault
 * outside generated code reaches the handler that was there before, with the signal mask it asked for.
 */
package org.stubarchive.loader.signal;
