package org.stubarchive.natives.management;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.posix.Posix;

/** {@code com.sun.management.internal.OperatingSystemImpl}: guest and host are one process, so the host's figures are right. */
public final class OperatingSystemNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "initialize0()V",
        "getCommittedVirtualMemorySize0()J",
        "getFreeMemorySize0()J",
        "getFreeSwapSpaceSize0()J",
        "getMaxFileDescriptorCount0()J",
        "getOpenFileDescriptorCount0()J",
        "getProcessCpuTime0()J",
        "getProcessCpuLoad0()D",
        "getCpuLoad0()D",
        "getTotalMemorySize0()J",
        "getTotalSwapSpaceSize0()J",
        "getHostConfiguredCpuCount0()I",
        "getHostOnlineCpuCount0()I",
        "getHostTotalCpuTicks0()J",
        "getSingleCpuLoad0(I)D",
    };

    /** Arguments of {@code sysconf} (glibc, bits/confname.h). */
    private static final int SC_NPROCESSORS_CONF = 83;
    private static final int SC_NPROCESSORS_ONLN = 84;

    /** The natives. */
    public OperatingSystemNatives() {
        super("com/sun/management/internal/OperatingSystemImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        if (index == 0) { // initialize0()V
            return 0;
        }
        UnixOperatingSystemMXBean host = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        switch (index) {
            case 1: // getCommittedVirtualMemorySize0()J
                return host.getCommittedVirtualMemorySize();
            case 2: // getFreeMemorySize0()J
                return host.getFreeMemorySize();
            case 3: // getFreeSwapSpaceSize0()J
                return host.getFreeSwapSpaceSize();
            case 4: // getMaxFileDescriptorCount0()J
                return host.getMaxFileDescriptorCount();
            case 5: // getOpenFileDescriptorCount0()J
                return host.getOpenFileDescriptorCount();
            case 6: // getProcessCpuTime0()J
                return host.getProcessCpuTime();
            case 7: // getProcessCpuLoad0()D
                return Double.doubleToRawLongBits(host.getProcessCpuLoad());
            case 8: // getCpuLoad0()D
                return Double.doubleToRawLongBits(host.getCpuLoad());
            case 9: // getTotalMemorySize0()J
                return host.getTotalMemorySize();
            case 10: // getTotalSwapSpaceSize0()J
                return host.getTotalSwapSpaceSize();
            case 11: // getHostConfiguredCpuCount0()I
                return Posix.callLong("sysconf", SC_NPROCESSORS_CONF, 0, 0, 0, 0);
            case 12: // getHostOnlineCpuCount0()I
                return Posix.callLong("sysconf", SC_NPROCESSORS_ONLN, 0, 0, 0, 0);
            case 13: // getHostTotalCpuTicks0()J
                return CpuTicks.totalNanos();
            case 14: // getSingleCpuLoad0(I)D
                return bits(CpuTicks.load(c.intAt(0)));
            default:
                throw noSuchNative(index);
        }
    }
}
