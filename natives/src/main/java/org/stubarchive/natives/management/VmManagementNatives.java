package org.stubarchive.natives.management;

import java.lang.management.ManagementFactory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.log.LogTopic;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.ThreadRegistry;

/** {@code sun.management.VMManagementImpl}: figures of the machine. Times of class loading and compilation are not taken. */
@NativesOf("sun/management/VMManagementImpl")
final class VmManagementNatives {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final String[] SUPPORTED = {"currentThreadCpuTimeSupport", "otherThreadCpuTimeSupport", "threadAllocatedMemorySupport",
        "threadContentionMonitoringSupport", "objectMonitorUsageSupport", "synchronizerUsageSupport", "remoteDiagnosticCommandsSupport"};

    @Native("getVersion0()Ljava/lang/String;")
    static @Oop long getVersion0(NativeCall c) {
        // The class library is the host's own, so its version is too.
        return c.newString(java.lang.management.ManagementFactory.getRuntimeMXBean().getManagementSpecVersion());
    }

    @Native("initOptionalSupportFields()V")
    static void initOptionalSupportFields(NativeCall c) {
        support(c);
    }

    @Native("isThreadContentionMonitoringEnabled()Z")
    static boolean isThreadContentionMonitoringEnabled(NativeCall c) {
        return c.vm().threads().registry().isTimingContention();
    }

    @Native("getUnloadedClassCount()J")
    @Native("getUnloadedClassSize()J")
    @Native("getMethodDataSize()J")
    @Native("getTotalCompileTime()J")
    @Native("getClassInitializationTime()J")
    @Native("getClassLoadingTime()J")
    @Native("getClassVerificationTime()J")
    @Native("getSafepointSyncTime()J")
    static long getUnloadedClassCount() {
        return 0;
    }

    @Native("isThreadCpuTimeEnabled()Z")
    @Native("isThreadAllocatedMemoryEnabled()Z")
    static boolean isThreadCpuTimeEnabled() {
        return true;
    }

    @Native("getTotalClassCount()J")
    @Native("getInitializedClassCount()J")
    static long getTotalClassCount() {
        return ObjectModel.current().klassCount();
    }

    @Native("getVerboseClass()Z")
    static boolean getVerboseClass(NativeCall c) {
        return c.vm().log().isOn(LogTopic.CLASS);
    }

    @Native("getVerboseGC()Z")
    static boolean getVerboseGC(NativeCall c) {
        return c.vm().log().isOn(LogTopic.GC);
    }

    @Native("getProcessId()I")
    static int getProcessId() {
        return (int) ProcessHandle.current().pid();
    }

    @Native("getVmArguments0()[Ljava/lang/String;")
    static @Oop long getVmArguments0(NativeCall c) {
        return c.objects().newStrings(c.thread(), c.vm().options().vmArguments().toArray(new String[0]));
    }

    @Native("getStartupTime()J")
    static long getStartupTime() {
        return ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    @Native("getUptime0()J")
    static long getUptime0() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }

    @Native("getTotalThreadCount()J")
    static long getTotalThreadCount(NativeCall c) {
        return c.vm().threads().registry().started();
    }

    @Native("getLiveThreadCount()I")
    static int getLiveThreadCount(NativeCall c) {
        return c.vm().threads().registry().count();
    }

    @Native("getPeakThreadCount()I")
    static int getPeakThreadCount(NativeCall c) {
        return c.vm().threads().registry().peak();
    }

    @Native("getDaemonThreadCount()I")
    static int getDaemonThreadCount(NativeCall c) {
        return daemons(c.vm().threads().registry());
    }

    @Native("getAvailableProcessors()I")
    static int getAvailableProcessors() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Native("getSafepointCount()J")
    static long getSafepointCount(NativeCall c) {
        return c.vm().safepoints().count();
    }

    @Native("getTotalSafepointTime()J")
    static long getTotalSafepointTime(NativeCall c) {
        return c.vm().heap().statistics().pauseNanos() / NANOS_PER_MILLI;
    }

    @Native("getTotalApplicationNonStoppedTime()J")
    static long getTotalApplicationNonStoppedTime(NativeCall c) {
        return ManagementFactory.getRuntimeMXBean().getUptime() - c.vm().heap().statistics().pauseNanos() / NANOS_PER_MILLI;
    }

    @Native("getLoadedClassSize()J")
    static long getLoadedClassSize(NativeCall c) {
        return c.vm().metadata().used();
    }

    /** What is not named is not supported. */
    private static void support(NativeCall c) {
        InstanceKlass management = c.method().holder();
        for (String name : SUPPORTED) {
            Oops.putByte(management.mirror(), management.findField(name, "Z").offset(), (byte) 1);
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
