package org.stubarchive.loader.os;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import org.stubarchive.loader.memory.RawMemory;

/**
 * Where a file name of the user leads to when something is written there: to a file, or to a descriptor that this process has open already. The latter are
 * {@code /dev/stdout}, {@code /dev/stderr}, {@code /dev/fd/N}, {@code /proc/self/fd/N} and links to them, and the file or pipe that standard output or
 * standard error is, under whatever name: to open these again would empty a file that the shell appends to, or write over what is written there otherwise.
 *
 * @param file the name
 * @param descriptor number of the descriptor, {@link #NONE} for a file that has to be opened
 */
public record OutputTarget(Path file, int descriptor) {
    /** No descriptor. */
    public static final int NONE = -1;
    /** Descriptor of standard output. */
    public static final int STANDARD_OUTPUT = 1;
    /** Descriptor of standard error. */
    public static final int STANDARD_ERROR = 2;

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    /** The most symbolic links that are followed; as the kernel's limit. */
    private static final int MOST_LINKS = 40;
    private static final int MOST_DIGITS = 9;
    private static final int TYPE = 0170000;
    private static final int CHARACTER_DEVICE = 0020000;

    /** Where a name leads to now. */
    public static OutputTarget of(Path file) {
        int named = named(file);
        return new OutputTarget(file, named != NONE ? named : standard(file));
    }

    private static int named(Path file) {
        try {
            Path own = DESCRIPTORS.toRealPath();
            Path at = file.toAbsolutePath();
            for (int links = 0; links <= MOST_LINKS; links++) {
                Path directory = at.getParent();
                if (directory == null || at.getFileName() == null) {
                    return NONE;
                }
                String name = at.getFileName().toString();
                if (isNumber(name) && isDescriptorDirectory(directory.toRealPath(), own)) {
                    return Integer.parseInt(name);
                }
                if (!Files.isSymbolicLink(at)) {
                    return NONE;
                }
                at = at.resolveSibling(Files.readSymbolicLink(at));
            }
            return NONE;
        } catch (IOException e) {
            // A name that leads nowhere is no descriptor; whoever opens it says what is wrong.
            return NONE;
        }
    }

    private static boolean isNumber(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return name.length() <= MOST_DIGITS;
    }

    /** {@code /proc/PID/fd}, also as a thread's: {@code /proc/PID/task/TID/fd}. */
    private static boolean isDescriptorDirectory(Path directory, Path own) {
        return directory.equals(own) || directory.endsWith("fd") && directory.startsWith(own.resolveSibling("task"));
    }

    private static int standard(Path file) {
        for (int fd = STANDARD_OUTPUT; fd <= STANDARD_ERROR; fd++) {
            Path open = DESCRIPTORS.resolve(Integer.toString(fd));
            try {
                if (Files.exists(file) && Files.exists(open) && Files.isSameFile(file, open) && holdsContent(file)) {
                    return fd;
                }
            } catch (IOException e) {
                // What cannot be looked at cannot be opened either.
                return NONE;
            }
        }
        return NONE;
    }

    /** Whether what is written there could be lost or mixed with something else; writers of a terminal or of {@code /dev/null} do not harm each other. */
    public static boolean holdsContent(Path file) throws IOException {
        return ((Integer) Files.getAttribute(file, "unix:mode") & TYPE) != CHARACTER_DEVICE;
    }

    /** Whether it is the descriptor of standard output. */
    public boolean isStandardOutput() {
        return descriptor == STANDARD_OUTPUT;
    }

    /**
     * Opens it. A descriptor stays open when the stream is closed, and is written at its own position.
     *
     * @param options for a file
     */
    public OutputStream open(OpenOption... options) throws IOException {
        switch (descriptor) {
            case NONE:
                return Files.newOutputStream(file, options);
            case STANDARD_OUTPUT:
                return new Unclosed(new FileOutputStream(FileDescriptor.out));
            case STANDARD_ERROR:
                return new Unclosed(new FileOutputStream(FileDescriptor.err));
            default:
                return new DescriptorStream(descriptor);
        }
    }

    /** Leaves a stream of the process open. */
    private static final class Unclosed extends OutputStream {
        private final OutputStream out;

        Unclosed(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }
    }

    /** Writes to a descriptor of any number. */
    private static final class DescriptorStream extends OutputStream {
        private static final int EINTR = 4;
        private static final int BUFFER = 64 << 10;

        private final int fd;

        DescriptorStream(int fd) {
            this.fd = fd;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            long buffer = RawMemory.allocate(Math.max(1, Math.min(length, BUFFER)));
            try {
                int done = 0;
                while (done < length) {
                    int part = Math.min(BUFFER, length - done);
                    RawMemory.copyFromArray(buffer, bytes, offset + done, part);
                    done += write(buffer, part);
                }
            } finally {
                RawMemory.free(buffer);
            }
        }

        private int write(long buffer, int length) throws IOException {
            while (true) {
                long n = Libc.write(fd, buffer, length);
                if (n >= 0) {
                    return (int) n;
                }
                int errno = Libc.errno();
                if (errno != EINTR) {
                    throw new IOException(Errno.text(errno));
                }
            }
        }
    }
}
