package org.stubarchive.vm.natives.management;

import java.lang.management.ManagementFactory;
import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;
import org.stubarchive.vm.natives.lang.ThreadDump;

/** {@code sun.management.ThreadImpl}: the threads, and the processor time of the current one, which is a host thread. */
public final class ManagedThreadNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getThreads()[Ljava/lang/Thread;",
        "getThreadTotalCpuTime0(J)J",
        "getThreadUserCpuTime0(J)J",
        "getThreadInfo1([JI[Ljava/lang/management/ThreadInfo;)V",
        "dumpThreads0([JZZI)[Ljava/lang/management/ThreadInfo;",
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
            case 1: // getThreadTotalCpuTime0(J)J
                return c.longAt(0) == 0 ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : -1;
            case 2: // getThreadUserCpuTime0(J)J
                return c.longAt(0) == 0 ? ManagementFactory.getThreadMXBean().getCurrentThreadUserTime() : -1;
            case 3: // getThreadInfo1([JI[Ljava/lang/management/ThreadInfo;)V
                return ThreadInfos.fill(c, c.intAt(1), 2);
            case 4: // dumpThreads0([JZZI)[Ljava/lang/management/ThreadInfo;
                return ThreadInfos.dump(c, c.intAt(3));
            default:
                throw noSuchNative(index);
        }
    }
}
