package org.stubarchive.natives.misc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;

/** The system's load averages over 1, 5 and 15 minutes. */
final class LoadAverage {
    private static final int MOST = 3;

    private LoadAverage() {}

    /**
     * Stores up to three averages in a {@code double[]}.
     *
     * @return how many, or -1 if the system does not tell
     */
    static int read(long doubles, int wanted) {
        String[] fields;
        try {
            fields = Files.readString(Path.of("/proc/loadavg")).split(" ");
        } catch (IOException e) {
            return -1;
        }
        int count = Math.min(Math.min(wanted, MOST), fields.length);
        for (int i = 0; i < count; i++) {
            RawMemory.putDouble(doubles + ObjectLayout.ARRAY_ELEMENTS + 8L * i, Double.parseDouble(fields[i]));
        }
        return count;
    }
}
