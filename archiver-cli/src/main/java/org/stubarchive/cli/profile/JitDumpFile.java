package org.stubarchive.cli.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.stubarchive.cli.export.JitDump;
import org.stubarchive.format.code.Target;
import org.stubarchive.loader.os.Errno;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeMemory;

/**
 * {@code jit-PID.dump} in the current directory, for {@code perf record -k mono} and {@code perf inject --jit}. The file's first page is mapped for execution:
 * by the event of that mapping perf finds the file. Times are of the monotonic clock, which on Linux {@link System#nanoTime} reads.
 */
public final class JitDumpFile extends CodeObserver implements AutoCloseable {
    private final FileChannel file;
    private final int pid;
    private long index;

    private JitDumpFile(FileChannel file, int pid) {
        this.file = file;
        this.pid = pid;
    }

    /**
     * Creates the file of this process.
     *
     * @throws IOException if it cannot be created or mapped
     */
    public static JitDumpFile create(Target target) throws IOException {
        int pid = (int) ProcessHandle.current().pid();
        Path path = Path.of("jit-" + pid + ".dump").toAbsolutePath();
        Files.deleteIfExists(path);
        FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        file.write(ByteBuffer.wrap(JitDump.header(target, pid, System.nanoTime())));
        announce(path);
        return new JitDumpFile(file, pid);
    }

    /** Maps the file where perf sees it; the mapping stays until the process ends. */
    private static void announce(Path path) throws IOException {
        int fd = Libc.open(path.toString(), Libc.O_RDONLY | Libc.O_CLOEXEC);
        if (fd < 0) {
            throw new IOException(path + ": cannot be opened: " + Errno.text(Libc.errno()));
        }
        long mapped = Libc.mmap(0, NativeMemory.pageSize(), Libc.PROT_READ | Libc.PROT_EXEC, Libc.MAP_PRIVATE, fd, 0);
        String error = mapped == Libc.MAP_FAILED ? Errno.text(Libc.errno()) : null;
        Libc.close(fd);
        if (error != null) {
            throw new IOException(path + ": cannot be mapped for execution, so perf would not find it: " + error);
        }
    }

    @Override
    void bound(String symbol, long address, int size) {
        write(JitDump.load(read(symbol, address, size), pid, System.nanoTime(), index++));
    }

    private void write(byte[] record) {
        try {
            file.write(ByteBuffer.wrap(record));
        } catch (IOException e) {
            throw new UncheckedIOException("jit-" + pid + ".dump: cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        write(JitDump.close(System.nanoTime()));
        file.close();
    }
}
