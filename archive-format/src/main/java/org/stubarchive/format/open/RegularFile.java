package org.stubarchive.format.open;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Opens and reads files that a user names, after a look at what they are: opening a FIFO waits for its other end, a device may do anything, and reading one need not end.
 *
 * <p>The platform has no way to open without waiting: who can exchange the file for a FIFO between the look and the opening can make the caller wait, though not read without end. A run, which has the C library at
 * hand, opens its archive with {@code O_NONBLOCK}.
 */
public final class RegularFile {
    private static final int TYPE = 0170000;

    private RegularFile() {}

    /**
     * Opens a file for reading.
     *
     * @throws FileSystemException with a reason, if it is no regular file
     * @throws IOException if it cannot be opened
     */
    public static FileChannel open(Path path) throws IOException {
        require(path);
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    /**
     * Reads a whole file.
     *
     * @param limit bytes that it may have
     * @throws FileSystemException with a reason, if it is no regular file or longer than that
     * @throws IOException if it cannot be read
     */
    public static byte[] read(Path path, int limit) throws IOException {
        try (FileChannel channel = open(path)) {
            long size = channel.size();
            if (size > limit) {
                throw tooLong(path, limit, Long.toString(size));
            }
            // The size is a hint: the file may grow meanwhile, and files of /proc have none.
            byte[] bytes = Channels.newInputStream(channel).readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw tooLong(path, limit, "more");
            }
            return bytes;
        }
    }

    private static FileSystemException tooLong(Path path, int limit, String found) {
        return new FileSystemException(path.toString(), null, "length: expected at most " + limit + " bytes, found " + found);
    }

    /** Looks at the type of a file, following symbolic links. */
    private static void require(Path path) throws IOException {
        int mode = (Integer) Files.getAttribute(path, "unix:mode");
        if (!isRegular(mode)) {
            throw new FileSystemException(path.toString(), null, "it is " + kind(mode));
        }
    }

    /** Whether {@code st_mode} is that of a regular file. */
    public static boolean isRegular(int mode) {
        return (mode & TYPE) == 0100000;
    }

    /** What kind of file {@code st_mode} tells of (inode(7)), with an article. */
    public static String kind(int mode) {
        return switch (mode & TYPE) {
            case 0010000 -> "a FIFO";
            case 0020000 -> "a character device";
            case 0040000 -> "a directory";
            case 0060000 -> "a block device";
            case 0100000 -> "a regular file";
            case 0140000 -> "a socket";
            default -> "a file of type " + Integer.toOctalString(mode & TYPE);
        };
    }
}
