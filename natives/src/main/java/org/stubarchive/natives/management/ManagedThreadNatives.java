package org.stubarchive.natives.management;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.natives.lang.ThreadDump;
import org.stubarchive.natives.management.ThreadSnapshot.Listed;
import org.stubarchive.vm.diagnostics.ThreadLocks;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/** {@code sun.management.ThreadImpl}: times and allocation of threads are always measured. */
@NativesOf("sun/management/ThreadImpl")
final class ManagedThreadNatives {
    @Native("getThreads()[Ljava/lang/Thread;")
    static @Oop long getThreads(NativeCall c) {
        return ThreadDump.liveThreads(c);
    }

    @Native("findDeadlockedThreads0()[Ljava/lang/Thread;")
    static @Oop long findDeadlockedThreads0(NativeCall c) {
        return deadlocked(c, ThreadLocks.Locks.ALL);
    }

    @Native("findMonitorDeadlockedThreads0()[Ljava/lang/Thread;")
    static @Oop long findMonitorDeadlockedThreads0(NativeCall c) {
        return deadlocked(c, ThreadLocks.Locks.MONITORS);
    }

    @Native("getThreadTotalCpuTime0(J)J")
    static long getThreadTotalCpuTime0(NativeCall c, long id) {
        return time(c, id, Clock.TOTAL);
    }

    @Native("getThreadTotalCpuTime1([J[J)V")
    static void getThreadTotalCpuTime1(NativeCall c, OopArgument ids, OopArgument result) {
        times(c, ids, result, Clock.TOTAL);
    }

    @Native("getThreadUserCpuTime0(J)J")
    static long getThreadUserCpuTime0(NativeCall c, long id) {
        return time(c, id, Clock.USER);
    }

    @Native("getThreadUserCpuTime1([J[J)V")
    static void getThreadUserCpuTime1(NativeCall c, OopArgument ids, OopArgument result) {
        times(c, ids, result, Clock.USER);
    }

    @Native("getThreadAllocatedMemory0(J)J")
    static long getThreadAllocatedMemory0(NativeCall c, long id) {
        return time(c, id, Clock.ALLOCATED_BYTES);
    }

    @Native("getThreadAllocatedMemory1([J[J)V")
    static void getThreadAllocatedMemory1(NativeCall c, OopArgument ids, OopArgument result) {
        times(c, ids, result, Clock.ALLOCATED_BYTES);
    }

    @Native("getTotalThreadAllocatedMemory()J")
    static long getTotalThreadAllocatedMemory(NativeCall c) {
        return c.vm().heap().spaces().allocatedBytes();
    }

    @Native("resetPeakThreadCount0()V")
    static void resetPeakThreadCount0(NativeCall c) {
        c.vm().threads().registry().resetPeak();
    }

    @Native("setThreadContentionMonitoringEnabled0(Z)V")
    static void setThreadContentionMonitoringEnabled0(NativeCall c, boolean enable) {
        c.vm().threads().registry().setTimingContention(c.thread(), enable);
    }

    @Native("setThreadAllocatedMemoryEnabled0(Z)V")
    @Native("setThreadCpuTimeEnabled0(Z)V")
    static void setThreadAllocatedMemoryEnabled0(boolean enable) {}

    /** {@code resetContentionTimes0(id)}: 0 means all threads. */
    @Native("resetContentionTimes0(J)V")
    static void resetTimes(NativeCall c, long tid) {
        ThreadRegistry registry = c.vm().threads().registry();
        for (int i = 0; i < registry.count(); i++) {
            JavaThread t = registry.at(i);
            if (tid == 0 || t.threadObject() != 0 && ThreadInfos.id(t) == tid) {
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

    @Native("getThreadInfo1([JI[Ljava/lang/management/ThreadInfo;)V")
    static void describeAll(NativeCall c, OopArgument ids, int maxDepth, OopArgument result) {
        ids.nonNull();
        try (HandleScope scope = c.thread().handles().open()) {
            ThreadInfos.describe(c, ThreadInfos.take(c, scope, elements(ids), maxDepth, EnumSet.noneOf(Listed.class)), result::oop);
        }
    }

    /** {@code dumpThreads0(ids, monitors, synchronizers, depth)}: null ids mean all threads. */
    @Native("dumpThreads0([JZZI)[Ljava/lang/management/ThreadInfo;")
    static @Oop long dump(NativeCall c, OopArgument threadIds, boolean lockedMonitors, boolean lockedSynchronizers, int maxDepth) {
        long[] ids = threadIds.oop() == 0 ? liveIds(c) : elements(threadIds);
        Set<Listed> listed = EnumSet.noneOf(Listed.class);
        if (lockedMonitors) {
            listed.add(Listed.MONITORS);
        }
        if (lockedSynchronizers) {
            listed.add(Listed.SYNCHRONIZERS);
        }
        try (HandleScope scope = c.thread().handles().open()) {
            Handle result = scope.handle(c.objects().newArray(c.thread(), "java/lang/management/ThreadInfo", ids.length));
            ThreadInfos.describe(c, ThreadInfos.take(c, scope, ids, maxDepth, listed), result::oop);
            return result.oop();
        }
    }

    private static long[] elements(OopArgument ids) {
        long[] result = new long[Oops.arrayLength(ids.oop())];
        for (int i = 0; i < result.length; i++) {
            result[i] = element(ids.oop(), i);
        }
        return result;
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
        return Arrays.copyOf(ids, n);
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
        long array = c.objects().newArray(c.thread(), "java/lang/Thread", threads.size());
        for (int i = 0; i < threads.size(); i++) {
            GuestArrays.setElement(array, i, threads.get(i).threadObject());
        }
        return array;
    }

    private static void times(NativeCall c, OopArgument ids, OopArgument result, Clock clock) {
        int count = Oops.arrayLength(ids.nonNull());
        for (int i = 0; i < count; i++) {
            RawMemory.putLong(result.oop() + ObjectLayout.ARRAY_ELEMENTS + 8L * i, time(c, element(ids.oop(), i), clock));
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
