/**
 * The process answers for its guest: signals that the host JVM would take for itself, and the protocol by which {@code jcmd}, {@code jstack}, {@code jmap}
 * and {@code jinfo} talk to a running machine.
 *
 * <p>SIGQUIT prints a thread dump to standard output; or, if a file {@code .attach_pidPID} in the working directory or in {@code /tmp} belongs to the same
 * user, it starts the listener. The listener is a socket {@code /tmp/.java_pidPID} that only that user can open. A request is {@code 1 NUL operation NUL
 * argument NUL argument NUL argument NUL}; the answer a line with a number, 0 for success, and text up to the end of the stream.
 *
 * <p>Invariants: the host JVM's own listener never starts, so nothing is ever loaded into the host JVM; agents are refused with a message. Each request is
 * served by a guest thread of its own.
 *
 * <p>Files: {@code SignalDispatcher} reads signals, {@code AttachListener} owns the socket, {@code AttachRequest} is one request as read, {@code
 * AttachOperations} answers it.
 */
package org.stubarchive.vm.attach;
