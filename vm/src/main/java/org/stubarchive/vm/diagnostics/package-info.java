/**
 * What people ask a running machine for: thread dumps, deadlocks, the heap in numbers, a histogram of classes, its flags and properties; as {@code jcmd},
 * {@code jstack} and SIGQUIT do.
 *
 * <p>Invariants: text is made while the world is stopped where it shows objects, and written when it runs again; nothing here allocates in the guest's heap
 * but commands that say so. Forms are those of {@code java}, which tools read.
 *
 * <p>Files: {@code DiagnosticCommand} is one command, {@code DiagnosticCommands} all of them; {@code ThreadPrinter} with {@code FrameText}, {@code
 * HeldMonitors}, {@code OwnableSynchronizers}, {@code ThreadLocks} and {@code DeadlockPrinter} makes dumps; {@code ClassHistogram} and {@code HeapSummary} tell of memory.
 */
package org.stubarchive.vm.diagnostics;
