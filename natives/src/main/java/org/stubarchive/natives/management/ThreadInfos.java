package org.stubarchive.natives.management;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.lang.ThreadDump;
import org.stubarchive.vm.diagnostics.ThreadLocks;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.threads.Contention;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/** Makes {@code java.lang.management.ThreadInfo} objects. Held monitors are not listed. */
final class ThreadInfos {
    private static final String INFO = "java/lang/management/ThreadInfo";
    private static final String CONSTRUCTOR = "(Ljava/lang/Thread;ILjava/lang/Object;Ljava/lang/Thread;JJJJ[Ljava/lang/StackTraceElement;)V";
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NOT_TIMED = -1;
    private static final GuestField ID = new GuestField("java/lang/Thread", "tid", "J");

    /** Bit of a thread's status in a description (JVM TI, {@code GetThreadState}). */
    private static final int SUSPENDED = 0x10_0000;

    private ThreadInfos() {}

    /** The live thread with a number of {@code Thread.getId}, or null. */
    static JavaThread find(NativeCall c, long id) {
        ThreadRegistry registry = c.vm().threads().registry();
        for (int i = 0; i < registry.count(); i++) {
            long object = registry.at(i).threadObject();
            if (object != 0 && ID.getLong(object) == id) {
                return registry.at(i);
            }
        }
        return null;
    }

    /** {@code Thread.getId} of a thread. */
    static long id(JavaThread t) {
        return ID.getLong(t.threadObject());
    }

    /**
     * Describes a thread.
     *
     * @param depth greatest number of frames, negative for all
     * @return 0 if it is not alive
     */
    static long describe(NativeCall c, long id, int depth) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle waitedFor = scope.handle(0);
            Handle owner = scope.handle(0);
            c.vm().safepoints().begin(c.thread());
            JavaThread t;
            int status;
            try {
                t = find(c, id);
                if (t == null) {
                    return 0;
                }
                ThreadLocks locks = new ThreadLocks(c.vm());
                waitedFor.set(locks.waitsFor(t));
                JavaThread holder = locks.awaitedOwner(t, ThreadLocks.Locks.ALL);
                owner.set(holder == null ? 0 : holder.threadObject());
                status = c.vm().threads().registry().objects().status(t.threadObject()) | (t.isSuspended() ? SUSPENDED : 0);
            } finally {
                c.vm().safepoints().end(c.thread());
            }
            Handle thread = scope.handle(t.threadObject());
            Contention contention = t.contention();
            boolean timed = c.vm().threads().registry().isTimingContention();
            Handle elements = scope.handle(ThreadDump.stackTrace(c, t, depth));
            return c.objects().construct(c.thread(), INFO, CONSTRUCTOR, thread.oop(), status, waitedFor.oop(), owner.oop(), contention.blockedCount(),
                    timed ? contention.blockedNanos() / NANOS_PER_MILLI : NOT_TIMED, contention.waitedCount(), timed ? contention.waitedNanos() / NANOS_PER_MILLI : NOT_TIMED,
                    elements.oop());
        }
    }
}
