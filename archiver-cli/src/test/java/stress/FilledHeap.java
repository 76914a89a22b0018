package stress;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the heap until it is full, several times, with small objects and with large ones. Prints the most memory that the process had resident (KiB), what the heap may
 * have (bytes), and the number of loaded classes.
 */
public final class FilledHeap {
    private static final int FILLS = 4;
    private static final int SMALL = 1 << 10;
    private static final int LARGE = 1 << 20;

    private FilledHeap() {}

    public static void main(String[] args) throws IOException {
        int full = 0;
        for (int i = 0; i < FILLS; i++) {
            full += isFilled(i % 2 == 0 ? SMALL : LARGE) ? 1 : 0;
        }
        long peak = 0;
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                peak = Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        System.out.println(full + " " + peak + " " + Runtime.getRuntime().maxMemory() + " " + classes);
    }

    /** Whether the heap held nearly all that it may when it was full. */
    private static boolean isFilled(int bytes) {
        List<byte[]> kept = new ArrayList<>();
        long count = 0;
        try {
            while (true) {
                kept.add(new byte[bytes]);
                count++;
            }
        } catch (OutOfMemoryError e) {
            kept = null;
            return count * bytes > Runtime.getRuntime().maxMemory() / 4 * 3;
        }
    }
}
