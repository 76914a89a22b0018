package org.stubarchive.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether what the tool printed arrived. */
final class StandardOutput {
    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/1");
    /** Mask and values of the file type (inode(7)). */
    private static final int TYPE = 0170000;
    private static final int FIFO = 0010000;
    private static final int SOCKET = 0140000;

    private StandardOutput() {}

    /** Whether something was lost that somebody waits for. The reader of a pipe that closes it, as {@code head} does, has what it wants; other outputs fail for a reason. */
    static boolean isLost() {
        return System.out.checkError() && !isPipe();
    }

    private static boolean isPipe() {
        try {
            int type = (Integer) Files.getAttribute(DESCRIPTOR, "unix:mode") & TYPE;
            return type == FIFO || type == SOCKET;
        } catch (IOException e) {
            // A process may be started without the descriptor.
            return false;
        }
    }
}
