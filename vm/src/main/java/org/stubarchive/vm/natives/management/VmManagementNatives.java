package org.stubarchive.vm.natives.management;

import java.lang.management.ManagementFactory;
import org.stubarchive.vm.natives.GuestObjects;
import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Oops;

/** {@code sun.management.VMManagementImpl}: counters of the VM, and what of the interface it supports. */
public final class VmManagementNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getVersion0()Ljava/lang/String;",
        "initOptionalSupportFields()V",
        "isThreadContentionMonitoringEnabled()Z",
        "isThreadCpuTimeEnabled()Z",
        "isThreadAllocatedMemoryEnabled()Z",
        "getTotalClassCount()J",
        "getUnloadedClassCount()J",
        "getVerboseClass()Z",
        "getVerboseGC()Z",
        "getProcessId()I",
        "getVmArguments0()[Ljava/lang/String;",
        "getStartupTime()J",
        "getUptime0()J",
        "getAvailableProcessors()I",
        "getTotalThreadCount()J",
        "getLiveThreadCount()I",
        "getPeakThreadCount()I",
        "getDaemonThreadCount()I",
    };
    /** Fields of the optional features that are supported; the others stay false. */
    private static final String[] SUPPORTED = {"currentThreadCpuTimeSupport"};

    /** The natives. */
    public VmManagementNatives() {
        super("sun/management/VMManagementImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getVersion0()Ljava/lang/String;
                return c.newString(ManagementFactory.getRuntimeMXBean().getManagementSpecVersion());
            case 1: // initOptionalSupportFields()V
                return declareSupport(c);
            case 3: // isThreadCpuTimeEnabled()Z
                return 1;
            case 2: // isThreadContentionMonitoringEnabled()Z
            case 4: // isThreadAllocatedMemoryEnabled()Z
            case 6: // getUnloadedClassCount()J
            case 7: // getVerboseClass()Z
            case 8: // getVerboseGC()Z
                return 0;
            case 5: // getTotalClassCount()J
                return c.vm().model().klassCount();
            case 9: // getProcessId()I
                return ProcessHandle.current().pid();
            case 10: // getVmArguments0()[Ljava/lang/String;
                return GuestObjects.newStrings(c.thread());
            case 11: // getStartupTime()J
                return startMillis();
            case 12: // getUptime0()J
                return System.currentTimeMillis() - startMillis();
            case 13: // getAvailableProcessors()I
                return Runtime.getRuntime().availableProcessors();
            case 14: // getTotalThreadCount()J
                return c.vm().threads().registry().started();
            case 15: // getLiveThreadCount()I
                return c.vm().threads().registry().count();
            case 16: // getPeakThreadCount()I
                return c.vm().threads().registry().peak();
            case 17: // getDaemonThreadCount()I
                return daemons(c);
            default:
                throw noSuchNative(index);
        }
    }

    private static long declareSupport(NativeCall c) {
        InstanceKlass klass = c.method().holder();
        for (String name : SUPPORTED) {
            Field f = klass.findField(name, "Z");
            if (f != null) {
                Oops.putByte(klass.mirror(), f.offset(), (byte) 1);
            }
        }
        return 0;
    }

    private static long startMillis() {
        return ProcessHandle.current().info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
    }

    private static int daemons(NativeCall c) {
        int count = 0;
        for (int i = 0; i < c.vm().threads().registry().count(); i++) {
            count += c.vm().threads().registry().at(i).isDaemon() ? 1 : 0;
        }
        return count;
    }
}
