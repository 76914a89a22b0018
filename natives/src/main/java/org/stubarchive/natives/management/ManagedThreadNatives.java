package org.stubarchive.natives.management;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.lang.ThreadDump;
import org.stubarchive.vm.diagnostics.ThreadLocks;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/** {@code sun.management.ThreadImpl}: times and allocation of threads are always measured. */
public final class ManagedThreadNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getThreads()[Ljava/lang/Thread;",
        "getThreadInfo1([JI[Ljava/lang/management/ThreadInfo;)V",
        "dumpThreads0([JZZI)[Ljava/lang/management/ThreadInfo;",
        "findDeadlockedThreads0()[Ljava/lang/Thread;",
        "findMonitorDeadlockedThreads0()[Ljava/lang/Thread;",
        "getThreadTotalCpuTime0(J)J",
        "getThreadTotalCpuTime1([J[J)V",
        "getThreadUserCpuTime0(J)J",
        "getThreadUserCpuTime1([J[J)V",
        "getThreadAllocatedMemory0(J)J",
        "getThreadAllocatedMemory1([J[J)V",
        "getTotalThreadAllocatedMemory()J",
        "resetPeakThreadCount0()V",
        "resetContentionTimes0(J)V",
        "setThreadAllocatedMemoryEnabled0(Z)V",
        "setThreadContentionMonitoringEnabled0(Z)V",
        "setThreadCpuTimeEnabled0(Z)V",
    };

    /** The natives. */
    public ManagedThreadNatives() {
        super("sun/management/ThreadImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getThreads()[Ljava/lang/Thread;
                return ThreadDump.liveThreads(c);
            case 1: // getThreadInfo1([JI[Ljava/lang/management/ThreadInfo;)V
                describeAll(c);
                return 0;
            case 2: // dumpThreads0([JZZI)[Ljava/lang/management/ThreadInfo;
                return dump(c);
            case 3: // findDeadlockedThreads0()[Ljava/lang/Thread;
                return deadlocked(c, ThreadLocks.Locks.ALL);
            case 4: // findMonitorDeadlockedThreads0()[Ljava/lang/Thread;
                return deadlocked(c, ThreadLocks.Locks.MONITORS);
            case 5: // getThreadTotalCpuTime0(J)J
                return time(c, c.longAt(0), Clock.TOTAL);
            case 6: // getThreadTotalCpuTime1([J[J)V
                times(c, Clock.TOTAL);
                return 0;
            case 7: // getThreadUserCpuTime0(J)J
                return time(c, c.longAt(0), Clock.USER);
            case 8: // getThreadUserCpuTime1([J[J)V
                times(c, Clock.USER);
                return 0;
            case 9: // getThreadAllocatedMemory0(J)J
                return time(c, c.longAt(0), Clock.ALLOCATED_BYTES);
            case 10: // getThreadAllocatedMemory1([J[J)V
                times(c, Clock.ALLOCATED_BYTES);
                return 0;
            case 11: // getTotalThreadAllocatedMemory()J
                return c.vm().heap().spaces().allocatedBytes();
            case 12: // resetPeakThreadCount0()V
                c.vm().threads().registry().resetPeak();
                return 0;
            case 13: // resetContentionTimes0(J)V
                resetTimes(c);
                return 0;
            case 15: // setThreadContentionMonitoringEnabled0(Z)V
                c.vm().threads().registry().setTimingContention(c.thread(), c.booleanAt(0));
                return 0;
            case 14: // setThreadAllocatedMemoryEnabled0(Z)V
            case 16: // setThreadCpuTimeEnabled0(Z)V
                return 0;
            default:
                throw noSuchNative(index);
        }
    }

    /** {@code resetContentionTimes0(id)}: 0 means all threads. */
    private static void resetTimes(NativeCall c) {
        ThreadRegistry registry = c.vm().threads().registry();
        for (int i = 0; i < registry.count(); i++) {
            JavaThread t = registry.at(i);
            if (c.longAt(0) == 0 || t.threadObject() != 0 && ThreadInfos.id(t) == c.longAt(0)) {
                t.contention().resetTimes();
            }
        }
    }

    /** What is counted of a thread. */
    private enum Clock {
        TOTAL,
        USER,
        ALLOCATED_BYTES
    }

    private static void describeAll(NativeCall c) {
        int count = Oops.arrayLength(c.nonNullAt(0));
        for (int i = 0; i < count; i++) {
            long info = ThreadInfos.describe(c, element(c.refAt(0), i), c.intAt(1));
            GuestObjects.setElement(c.refAt(2), i, info);
        }
    }

    /** {@code dumpThreads0(ids, monitors, synchronizers, depth)}: null ids mean all threads. */
    private static long dump(NativeCall c) {
        long[] ids = c.refAt(0) == 0 ? liveIds(c) : new long[Oops.arrayLength(c.refAt(0))];
        for (int i = 0; i < ids.length && c.refAt(0) != 0; i++) {
            ids[i] = element(c.refAt(0), i);
        }
        try (HandleScope scope = c.thread().handles().open()) {
            Handle result = scope.handle(GuestObjects.newArray(c.thread(), "java/lang/management/ThreadInfo", ids.length));
            for (int i = 0; i < ids.length; i++) {
                long info = ThreadInfos.describe(c, ids[i], c.intAt(3));
                GuestObjects.setElement(result.oop(), i, info);
            }
            return result.oop();
        }
    }

    private static long[] liveIds(NativeCall c) {
        ThreadRegistry registry = c.vm().threads().registry();
        long[] ids = new long[registry.count()];
        int n = 0;
        for (int i = 0; i < ids.length; i++) {
            if (registry.at(i).threadObject() != 0) {
                ids[n++] = ThreadInfos.id(registry.at(i));
            }
        }
        return java.util.Arrays.copyOf(ids, n);
    }

    private static long deadlocked(NativeCall c, ThreadLocks.Locks locks) {
        List<JavaThread> threads;
        c.vm().safepoints().begin(c.thread());
        try {
            threads = new ThreadLocks(c.vm()).deadlocked(locks);
        } finally {
            c.vm().safepoints().end(c.thread());
        }
        if (threads.isEmpty()) {
            return 0;
        }
        long array = GuestObjects.newArray(c.thread(), "java/lang/Thread", threads.size());
        for (int i = 0; i < threads.size(); i++) {
            GuestObjects.setElement(array, i, threads.get(i).threadObject());
        }
        return array;
    }

    private static void times(NativeCall c, Clock clock) {
        int count = Oops.arrayLength(c.nonNullAt(0));
        for (int i = 0; i < count; i++) {
            RawMemory.putLong(c.refAt(1) + ObjectLayout.ARRAY_ELEMENTS + 8L * i, time(c, element(c.refAt(0), i), clock));
        }
    }

    /** Nanoseconds or bytes of the thread with the given number, 0 being the calling one; -1 if it is not alive. */
    private static long time(NativeCall c, long id, Clock clock) {
        JavaThread t = id == 0 ? c.thread() : ThreadInfos.find(c, id);
        if (t == null || t.host() == null) {
            return -1;
        }
        ThreadMXBean host = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return switch (clock) {
            case TOTAL -> host.getThreadCpuTime(t.host().getId());
            case USER -> host.getThreadUserTime(t.host().getId());
            case ALLOCATED_BYTES -> t.allocatedBytes();
        };
    }

    private static long element(long array, int index) {
        return RawMemory.getLong(array + ObjectLayout.ARRAY_ELEMENTS + 8L * index);
    }
}
