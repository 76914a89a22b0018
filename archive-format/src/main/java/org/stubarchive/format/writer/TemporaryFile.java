package org.stubarchive.format.writer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that takes the place of another one when it is complete, and is gone otherwise. If the process is killed it stays behind; the next file that is created in the same directory removes it.
 *
 * <p>Its writer holds a lock on it as long as it lives, and the system gives the lock up when the process ends, however it does. So a file of this kind that can be locked is left over. The name carries the
 * process id: a process does not try the lock of its own files, since closing them would give up its own locks.
 */
final class TemporaryFile implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("\\.stubarchive-(\\d+)-[0-9a-f]{16}\\.tmp");
    private static final int ATTEMPTS = 16;

    private final Path path;
    private final FileChannel channel;
    private boolean open = true;

    private TemporaryFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates a file that its owner can write and all can read.
     *
     * @throws IOException if the directory takes none
     */
    static TemporaryFile create(Path directory) throws IOException {
        removeLeftOver(directory);
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < ATTEMPTS; i++) {
            Path path = directory.resolve(String.format(Locale.ROOT, ".stubarchive-%d-%016x.tmp", ProcessHandle.current().pid(), random.nextLong()));
            FileChannel channel;
            try {
                channel = FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            path.toFile().deleteOnExit();
            TemporaryFile file = new TemporaryFile(path, channel);
            // Between creation and lock another process may have taken it for left over.
            if (file.lock() && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return file;
            }
            file.close();
        }
        throw new IOException("no temporary file can be created in " + directory);
    }

    /** Where the file system has no locks nobody can take the file for left over. */
    private boolean lock() {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            return true;
        }
    }

    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    /** Gives the file its final name. */
    void replace(Path file) throws IOException {
        Files.move(path, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes the file unless it has its final name. */
    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            try (channel) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void removeLeftOver(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, ".stubarchive-*.tmp")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && !name.group(1).equals(Long.toString(ProcessHandle.current().pid())) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    removeIfLeftOver(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // A directory that can be written need not be readable: then nothing is found, and nothing is wrong.
            return;
        }
    }

    private static void removeIfLeftOver(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS); FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // Somebody else's, or gone already: not to be touched.
            return;
        }
    }
}
