package org.stubarchive.natives.management;

import java.lang.management.ManagementFactory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.log.LogTopic;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.threads.ThreadRegistry;

/** {@code sun.management.VMManagementImpl}: figures of the machine. Times of class loading and compilation are not taken. */
public final class VmManagementNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getVersion0()Ljava/lang/String;",
        "initOptionalSupportFields()V",
        "isThreadContentionMonitoringEnabled()Z",
        "getUnloadedClassCount()J",
        "getUnloadedClassSize()J",
        "getMethodDataSize()J",
        "getTotalCompileTime()J",
        "getClassInitializationTime()J",
        "getClassLoadingTime()J",
        "getClassVerificationTime()J",
        "getSafepointSyncTime()J",
        "isThreadCpuTimeEnabled()Z",
        "isThreadAllocatedMemoryEnabled()Z",
        "getTotalClassCount()J",
        "getInitializedClassCount()J",
        "getVerboseClass()Z",
        "getVerboseGC()Z",
        "getProcessId()I",
        "getVmArguments0()[Ljava/lang/String;",
        "getStartupTime()J",
        "getUptime0()J",
        "getTotalThreadCount()J",
        "getLiveThreadCount()I",
        "getPeakThreadCount()I",
        "getDaemonThreadCount()I",
        "getAvailableProcessors()I",
        "getSafepointCount()J",
        "getTotalSafepointTime()J",
        "getTotalApplicationNonStoppedTime()J",
        "getLoadedClassSize()J",
    };

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final String[] SUPPORTED = {"currentThreadCpuTimeSupport", "otherThreadCpuTimeSupport", "threadAllocatedMemorySupport",
        "threadContentionMonitoringSupport", "objectMonitorUsageSupport", "synchronizerUsageSupport", "remoteDiagnosticCommandsSupport"};

    /** The natives. */
    public VmManagementNatives() {
        super("sun/management/VMManagementImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getVersion0()Ljava/lang/String;
                // The class library is the host's own, so its version is too.
                return c.newString(java.lang.management.ManagementFactory.getRuntimeMXBean().getManagementSpecVersion());
            case 1: // initOptionalSupportFields()V
                support();
                return 0;
            case 2: // isThreadContentionMonitoringEnabled()Z
                return bits(c.vm().threads().registry().isTimingContention());
            case 3: // getUnloadedClassCount()J
            case 4: // getUnloadedClassSize()J
            case 5: // getMethodDataSize()J
            case 6: // getTotalCompileTime()J
            case 7: // getClassInitializationTime()J
            case 8: // getClassLoadingTime()J
            case 9: // getClassVerificationTime()J
            case 10: // getSafepointSyncTime()J
                return 0;
            case 11: // isThreadCpuTimeEnabled()Z
            case 12: // isThreadAllocatedMemoryEnabled()Z
                return 1;
            case 13: // getTotalClassCount()J
            case 14: // getInitializedClassCount()J
                return ObjectModel.current().klassCount();
            case 15: // getVerboseClass()Z
                return bits(c.vm().log().isOn(LogTopic.CLASS));
            case 16: // getVerboseGC()Z
                return bits(c.vm().log().isOn(LogTopic.GC));
            case 17: // getProcessId()I
                return ProcessHandle.current().pid();
            case 18: // getVmArguments0()[Ljava/lang/String;
                return GuestObjects.newStrings(c.thread(), c.vm().options().vmArguments().toArray(new String[0]));
            case 19: // getStartupTime()J
                return ManagementFactory.getRuntimeMXBean().getStartTime();
            case 20: // getUptime0()J
                return ManagementFactory.getRuntimeMXBean().getUptime();
            case 21: // getTotalThreadCount()J
                return c.vm().threads().registry().started();
            case 22: // getLiveThreadCount()I
                return c.vm().threads().registry().count();
            case 23: // getPeakThreadCount()I
                return c.vm().threads().registry().peak();
            case 24: // getDaemonThreadCount()I
                return daemons(c.vm().threads().registry());
            case 25: // getAvailableProcessors()I
                return Runtime.getRuntime().availableProcessors();
            case 26: // getSafepointCount()J
                return c.vm().safepoints().count();
            case 27: // getTotalSafepointTime()J
                return c.vm().heap().statistics().pauseNanos() / NANOS_PER_MILLI;
            case 28: // getTotalApplicationNonStoppedTime()J
                return ManagementFactory.getRuntimeMXBean().getUptime() - c.vm().heap().statistics().pauseNanos() / NANOS_PER_MILLI;
            case 29: // getLoadedClassSize()J
                return c.vm().metadata().used();
            default:
                throw noSuchNative(index);
        }
    }

    /** What is not named is not supported. */
    private static void support() {
        for (String name : SUPPORTED) {
            GuestField field = new GuestField("sun/management/VMManagementImpl", name, "Z");
            field.putBoolean(field.mirror(), true);
        }
    }

    private static int daemons(ThreadRegistry registry) {
        int n = 0;
        for (int i = 0; i < registry.count(); i++) {
            n += registry.at(i).isDaemon() ? 1 : 0;
        }
        return n;
    }
}
