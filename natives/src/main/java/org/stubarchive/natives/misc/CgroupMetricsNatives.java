package org.stubarchive.natives.misc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;

/** {@code jdk.internal.platform.CgroupMetrics}. */
@NativesOf("jdk/internal/platform/CgroupMetrics")
final class CgroupMetricsNatives {
    private static final long KIB = 1024;

    @Native("isUseContainerSupport()Z")
    static boolean isUseContainerSupport() {
        return true;
    }

    @Native("getTotalMemorySize0()J")
    static long getTotalMemorySize0() {
        return memoryInfo("MemTotal:");
    }

    @Native("getTotalSwapSize0()J")
    static long getTotalSwapSize0() {
        return memoryInfo("SwapTotal:");
    }

    @Native(value = "isContainerized0()Z", first = 25)
    static boolean isContainerized0() {
        return false;
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
