package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.posix.Posix;

/** {@code java.lang.ProcessHandleImpl}. */
@NativesOf("java/lang/ProcessHandleImpl")
final class ProcessHandleNatives {
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    @Native("waitForProcessExit0(JZ)I")
    static int waitForProcessExit0(NativeCall c, long pid, boolean reapvalue) {
        return ProcessExits.await(c.thread(), pid, reapvalue);
    }

    @Native("getCurrentPid0()J")
    static long getCurrentPid0() {
        return Posix.call("getpid");
    }

    @Native("parent0(JJ)J")
    static long parent0(long pid, long startTime) {
        return ProcessTable.parent(pid, startTime);
    }

    @Native("destroy0(JJZ)Z")
    static boolean destroy0(long pid, long startTime, boolean forcibly) {
        return destroy(pid, startTime, forcibly);
    }

    @Native("isAlive0(J)J")
    static long isAlive0(long pid) {
        return ProcessTable.startTime(pid);
    }

    /** Sends the signal to end, if the process is still the one that started at that time. */
    private static boolean destroy(long pid, long startTime, boolean force) {
        long start = ProcessTable.startTime(pid);
        if (start != startTime && start != 0 && startTime != 0) {
            return false;
        }
        return Posix.call("kill", pid, force ? SIGKILL : SIGTERM) == 0;
    }
}
