package org.stubarchive.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Size of the machine's memory. */
final class PhysicalMemory {
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final String KEY = "MemTotal:";

    private PhysicalMemory() {}

    /** Bytes of physical memory, or -1 if the system does not tell. */
    static long bytes() {
        try {
            for (String line : Files.readAllLines(MEMINFO)) {
                if (line.startsWith(KEY)) {
                    String[] parts = line.substring(KEY.length()).strip().split(" ");
                    return Long.parseLong(parts[0]) << 10;
                }
            }
            return -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
