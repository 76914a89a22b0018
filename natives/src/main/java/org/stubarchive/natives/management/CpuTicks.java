package org.stubarchive.natives.management;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stubarchive.vm.posix.Posix;

/** Time that the system's processors have spent, from {@code /proc/stat} (proc(5)), in ticks. Used under the VM lock. */
final class CpuTicks {
    private static final Path STATISTICS = Path.of("/proc/stat");
    /** Argument of {@code sysconf} (glibc, bits/confname.h). */
    private static final int SC_CLK_TCK = 2;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /** Columns after the name: user, nice, system, idle, waiting for I/O, interrupts, soft interrupts, stolen. */
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int COLUMNS = 8;
    private static final double UNKNOWN = -1;

    /** Ticks since the start of the system. */
    private record Sample(long busy, long total) {}

    private static final Map<Integer, Sample> LAST = new HashMap<>();

    private CpuTicks() {}

    /** Time of all processors since the start of the system in nanoseconds, -1 if unknown. */
    static long totalNanos() {
        Sample all = read("cpu");
        long ticksPerSecond = Posix.callLong("sysconf", SC_CLK_TCK, 0, 0, 0, 0);
        return all == null || ticksPerSecond <= 0 ? -1 : all.total * (NANOS_PER_SECOND / ticksPerSecond);
    }

    /** Part of the time since the last question, from 0 to 1, in which a processor was busy; -1 if unknown. */
    static double load(int processor) {
        Sample now = read("cpu" + processor);
        if (now == null) {
            return UNKNOWN;
        }
        Sample before = LAST.put(processor, now);
        long total = before == null ? now.total : now.total - before.total;
        long busy = before == null ? now.busy : now.busy - before.busy;
        return total <= 0 ? 0 : Math.max(0, Math.min(1, (double) busy / total));
    }

    private static Sample read(String name) {
        List<String> lines;
        try {
            lines = Files.readAllLines(STATISTICS);
        } catch (IOException e) {
            return null;
        }
        for (String line : lines) {
            String[] words = line.split(" +");
            if (words[0].equals(name) && words.length > COLUMNS) {
                long total = 0;
                for (int i = 1; i <= COLUMNS; i++) {
                    total += Long.parseLong(words[i]);
                }
                return new Sample(total - Long.parseLong(words[1 + IDLE]) - Long.parseLong(words[1 + IO_WAIT]), total);
            }
        }
        return null;
    }
}
