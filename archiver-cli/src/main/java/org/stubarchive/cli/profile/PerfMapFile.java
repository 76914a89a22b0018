package org.stubarchive.cli.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.stubarchive.cli.export.PerfMap;

/** {@code /tmp/perf-PID.map}, where {@code perf} looks for names of code that is in no file. Lines are added as code is bound. */
public final class PerfMapFile extends CodeObserver implements AutoCloseable {
    private final FileChannel file;

    private PerfMapFile(FileChannel file) {
        this.file = file;
    }

    /** Where {@code perf} looks for the map of this process. */
    public static Path path() {
        return Path.of("/tmp/perf-" + ProcessHandle.current().pid() + ".map");
    }

    /**
     * Creates the file of this process.
     *
     * @throws IOException if it cannot be created
     */
    public static PerfMapFile create() throws IOException {
        // Left by an earlier process of that number. Never written through a link that somebody else put there.
        Files.deleteIfExists(path());
        return new PerfMapFile(FileChannel.open(path(), Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"))));
    }

    @Override
    void bound(String symbol, long address, int size) {
        try {
            file.write(ByteBuffer.wrap(PerfMap.line(symbol, address, size).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(path() + ": cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
