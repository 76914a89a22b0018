package org.stubarchive.natives.management;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.posix.Posix;

/** {@code com.sun.management.internal.OperatingSystemImpl}: guest and host are one process, so the host's figures are right. */
@NativesOf("com/sun/management/internal/OperatingSystemImpl")
final class OperatingSystemNatives {
    /** Arguments of {@code sysconf} (glibc, bits/confname.h). */
    private static final int SC_NPROCESSORS_CONF = 83;
    private static final int SC_NPROCESSORS_ONLN = 84;

    @Native("initialize0()V")
    static void initialize0() {}

    @Native("getCommittedVirtualMemorySize0()J")
    static long getCommittedVirtualMemorySize0() {
        return host().getCommittedVirtualMemorySize();
    }

    @Native("getFreeMemorySize0()J")
    static long getFreeMemorySize0() {
        return host().getFreeMemorySize();
    }

    @Native("getFreeSwapSpaceSize0()J")
    static long getFreeSwapSpaceSize0() {
        return host().getFreeSwapSpaceSize();
    }

    @Native("getMaxFileDescriptorCount0()J")
    static long getMaxFileDescriptorCount0() {
        return host().getMaxFileDescriptorCount();
    }

    @Native("getOpenFileDescriptorCount0()J")
    static long getOpenFileDescriptorCount0() {
        return host().getOpenFileDescriptorCount();
    }

    @Native("getProcessCpuTime0()J")
    static long getProcessCpuTime0() {
        return host().getProcessCpuTime();
    }

    @Native("getProcessCpuLoad0()D")
    static double getProcessCpuLoad0() {
        return host().getProcessCpuLoad();
    }

    @Native("getCpuLoad0()D")
    static double getCpuLoad0() {
        return host().getCpuLoad();
    }

    @Native("getTotalMemorySize0()J")
    static long getTotalMemorySize0() {
        return host().getTotalMemorySize();
    }

    @Native("getTotalSwapSpaceSize0()J")
    static long getTotalSwapSpaceSize0() {
        return host().getTotalSwapSpaceSize();
    }

    @Native("getHostConfiguredCpuCount0()I")
    static int getHostConfiguredCpuCount0() {
        return (int) Posix.callLong("sysconf", SC_NPROCESSORS_CONF, 0, 0, 0, 0);
    }

    @Native("getHostOnlineCpuCount0()I")
    static int getHostOnlineCpuCount0() {
        return (int) Posix.callLong("sysconf", SC_NPROCESSORS_ONLN, 0, 0, 0, 0);
    }

    @Native("getHostTotalCpuTicks0()J")
    static long getHostTotalCpuTicks0() {
        return CpuTicks.totalNanos();
    }

    @Native("getSingleCpuLoad0(I)D")
    static double getSingleCpuLoad0(int cpuNum) {
        return CpuTicks.load(cpuNum);
    }

    private static UnixOperatingSystemMXBean host() {
        return (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }
}
