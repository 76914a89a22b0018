package org.stubarchive.loader.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stubarchive.loader.memory.RawMemory;

/** Limits of this process (getrlimit(2), proc(5)), and which of them keeps it from getting more. */
public final class ResourceLimits {
    /** What a limit that is not set is: more than any use. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final int RLIMIT_DATA = 2;
    private static final int RLIMIT_NPROC = 6;
    private static final int RLIMIT_AS = 9;
    private static final int STRUCT_SIZE = 16;
    private static final int MIB_SHIFT = 20;
    private static final int KIB_SHIFT = 10;
    private static final int STRICT_OVERCOMMIT = 2;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final Path OVERCOMMIT = Path.of("/proc/sys/vm/overcommit_memory");
    private static final Path THREADS = Path.of("/proc/sys/kernel/threads-max");

    private ResourceLimits() {}

    /** Bytes of address space that the process may have (RLIMIT_AS), {@link #UNLIMITED} without a limit. */
    public static long addressSpace() {
        return soft(RLIMIT_AS);
    }

    /** Bytes of address space that the process has, 0 if the system does not tell. */
    public static long addressSpaceInUse() {
        return kib(STATUS, "VmSize:") << KIB_SHIFT;
    }

    private static long soft(int resource) {
        long struct = RawMemory.allocate(STRUCT_SIZE);
        try {
            if (Libc.call("getrlimit", resource, struct) != 0) {
                return UNLIMITED;
            }
            long value = RawMemory.getLong(struct);
            return value < 0 ? UNLIMITED : value;
        } finally {
            RawMemory.free(struct);
        }
    }

    /**
     * Which limit keeps the process from getting memory, and what to do; for messages.
     *
     * @param bytes how much was asked for
     */
    public static String memoryLimit(long bytes) {
        String reason = exceeded("address space", "ulimit -v", RLIMIT_AS, "VmSize:", bytes);
        if (reason == null) {
            reason = exceeded("writable memory", "ulimit -d", RLIMIT_DATA, "VmData:", bytes);
        }
        if (reason == null && number(OVERCOMMIT) == STRICT_OVERCOMMIT) {
            long free = Math.max(0, kib(MEMINFO, "CommitLimit:") - kib(MEMINFO, "Committed_AS:")) >> MIB_SHIFT - KIB_SHIFT;
            reason = "the system commits no more memory than it has (vm.overcommit_memory is 2), " + free + " MiB are left";
        }
        return reason == null ? "the system has no more memory or mappings for this process (vm.max_map_count)" : reason;
    }

    /** Null if the limit allows it. */
    private static String exceeded(String what, String command, int resource, String field, long bytes) {
        long limit = soft(resource);
        long used = kib(STATUS, field) << KIB_SHIFT;
        return limit == UNLIMITED || used + bytes <= limit ? null
                : "'" + command + "' allows " + (limit >> MIB_SHIFT) + " MiB of " + what + ", " + (used >> MIB_SHIFT) + " MiB are in use";
    }

    /** Which limit may keep the process from starting threads; for messages. */
    public static String threadLimit() {
        long processes = soft(RLIMIT_NPROC);
        long group = ControlGroup.threads();
        String user = processes == UNLIMITED ? "" : "'ulimit -u' allows the user " + processes + " threads, ";
        String control = group == UNLIMITED ? "" : "the control group (pids.max) allows " + group + ", ";
        return user + control + "the system allows " + number(THREADS) + " (kernel.threads-max)";
    }

    /** The number that a file consists of, 0 if it cannot be read. */
    private static long number(Path file) {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            // Only for messages: /proc may be hidden.
            return 0;
        }
    }

    /** The field of a file of lines {@code Name: number kB}; 0 if there is none. */
    static long kib(Path file, String name) {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(name)) {
                    String rest = line.substring(name.length()).strip();
                    int blank = rest.indexOf(' ');
                    return Long.parseLong(blank < 0 ? rest : rest.substring(0, blank));
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Bytes of memory that the machine has, 0 if the system does not tell. */
    public static long physicalMemory() {
        return kib(MEMINFO, "MemTotal:") << KIB_SHIFT;
    }
}
