package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.posix.Posix;

/** {@code java.lang.ProcessHandleImpl}. */
public final class ProcessHandleNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "waitForProcessExit0(JZ)I",
        "getCurrentPid0()J",
        "parent0(JJ)J",
        "getProcessPids0(J[J[J[J)I",
        "destroy0(JJZ)Z",
        "isAlive0(J)J",
    };
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    /** The natives. */
    public ProcessHandleNatives() {
        super("java/lang/ProcessHandleImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // waitForProcessExit0(JZ)I
                return ProcessExits.await(c.thread(), c.longAt(0), c.booleanAt(1));
            case 1: // getCurrentPid0()J
                return Posix.call("getpid");
            case 2: // parent0(JJ)J
                return ProcessTable.parent(c.longAt(0), c.longAt(1));
            case 3: // getProcessPids0(J[J[J[J)I
                return ProcessTable.children(c);
            case 4: // destroy0(JJZ)Z
                return bits(destroy(c.longAt(0), c.longAt(1), c.booleanAt(2)));
            case 5: // isAlive0(J)J
                return ProcessTable.startTime(c.longAt(0));
            default:
                throw noSuchNative(index);
        }
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
