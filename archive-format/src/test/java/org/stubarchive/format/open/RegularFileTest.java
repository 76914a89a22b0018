package org.stubarchive.format.open;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of all kinds. */
class RegularFileTest {
    private static final int LIMIT = 100;

    @TempDir
    Path directory;

    private static String reason(Path path) {
        FileSystemException opened = assertThrows(FileSystemException.class, () -> RegularFile.open(path));
        FileSystemException read = assertThrows(FileSystemException.class, () -> RegularFile.read(path, LIMIT));
        assertEquals(opened.getReason(), read.getReason());
        return read.getReason();
    }

    @Test
    void otherKindsAreNotOpened() throws Exception {
        Path fifo = directory.resolve("fifo");
        assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).inheritIO().start().waitFor());
        assertEquals("it is a FIFO", reason(fifo));
        assertEquals("it is a FIFO", reason(Files.createSymbolicLink(directory.resolve("link"), fifo)));
        assertEquals("it is a directory", reason(directory));
        assertEquals("it is a character device", reason(Path.of("/dev/zero")));
        Path socket = directory.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertEquals("it is a socket", reason(socket));
        }
        assertThrows(NoSuchFileException.class, () -> RegularFile.open(directory.resolve("none")));
    }

    @Test
    void whatIsTooLongIsNotRead() throws Exception {
        Path file = directory.resolve("file");
        byte[] bytes = new byte[LIMIT];
        Files.write(file, bytes);
        assertArrayEquals(bytes, RegularFile.read(file, LIMIT));
        Files.write(file, new byte[LIMIT + 1]);
        assertEquals("length: expected at most 100 bytes, found 101", assertThrows(FileSystemException.class, () -> RegularFile.read(file, LIMIT)).getReason());
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        assertEquals("length: expected at most 100 bytes, found 1099511627776", assertThrows(FileSystemException.class, () -> RegularFile.read(file, LIMIT)).getReason());
        // Says that it has no bytes, and has some.
        assertEquals("length: expected at most 100 bytes, found more", assertThrows(FileSystemException.class, () -> RegularFile.read(Path.of("/proc/self/status"), LIMIT)).getReason());
    }
}
