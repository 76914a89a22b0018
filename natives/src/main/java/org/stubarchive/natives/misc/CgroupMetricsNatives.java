package org.stubarchive.natives.misc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.platform.CgroupMetrics}. */
public final class CgroupMetricsNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "isUseContainerSupport()Z",
        "getTotalMemorySize0()J",
        "getTotalSwapSize0()J",
        "isContainerized0()Z",
    };
    private static final long KIB = 1024;

    /** The natives. */
    public CgroupMetricsNatives() {
        super("jdk/internal/platform/CgroupMetrics", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // isUseContainerSupport()Z
                return 1;
            case 1: // getTotalMemorySize0()J
                return memoryInfo("MemTotal:");
            case 2: // getTotalSwapSize0()J
                return memoryInfo("SwapTotal:");
            case 3: // isContainerized0()Z
                return 0;
            default:
                throw noSuchNative(index);
        }
    }

    /** Bytes of a line of {@code /proc/meminfo}; 0 if there is none. */
    private static long memoryInfo(String key) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
                if (line.startsWith(key)) {
                    return Long.parseLong(line.substring(key.length()).replace("kB", "").trim()) * KIB;
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return 0;
    }
}
