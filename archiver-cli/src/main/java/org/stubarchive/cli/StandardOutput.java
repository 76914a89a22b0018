package org.stubarchive.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard output that keeps the first error of writing, which a {@link PrintStream} drops: whether what the tool printed arrived, and why it did not. */
final class StandardOutput extends OutputStream {
    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/1");
    /** Mask and values of the file type (inode(7)). */
    private static final int TYPE = 0170000;
    private static final int FIFO = 0010000;
    private static final int SOCKET = 0140000;

    private static IOException failure;

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);

    private StandardOutput() {}

    /** Makes {@link System#out} such a stream. */
    static void install() {
        System.setOut(new PrintStream(new BufferedOutputStream(new StandardOutput()), false, Charset.defaultCharset()));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /**
     * The failure to tell if something was lost that somebody waits for, otherwise null. The reader of a pipe that closes it, as {@code head} does, has what it
     * wants; other outputs fail for a reason.
     */
    static OutputFailure loss() {
        if (!System.out.checkError() || isPipe()) {
            return null;
        }
        return new OutputFailure("standard output: cannot be written" + (failure == null || failure.getMessage() == null ? "" : ": " + failure.getMessage()));
    }

    /** Whether standard output is a pipe or a socket. */
    static boolean isPipe() {
        try {
            int type = (Integer) Files.getAttribute(DESCRIPTOR, "unix:mode") & TYPE;
            return type == FIFO || type == SOCKET;
        } catch (IOException e) {
            // A process may be started without the descriptor.
            return false;
        }
    }
}
