package org.stubarchive.loader;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.open.ArchiveTrust;
import org.stubarchive.format.open.ArchiveTrustException;
import org.stubarchive.format.open.RegularFile;
import org.stubarchive.loader.os.Errno;
import org.stubarchive.loader.os.FileStatus;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeMemory;

/**
 * An archive file that is open for loading: one descriptor, through which it is checked and from which its code is mapped.
 *
 * <p>To be closed when its code is loaded; mapped text stays.
 */
public final class OpenArchive implements AutoCloseable {
    private final String path;
    private final int fd;
    private final FileStatus status;
    private final long address;
    private final ArchiveFile file;
    private boolean open = true;

    /** Who may have written the file. */
    public enum Trust {
        /** Only its owner, and that is this user or root; anything else is refused. */
        OWNER,
        /** Anybody: the user has asked for it. */
        ANYBODY
    }

    private OpenArchive(String path, int fd, FileStatus status, long address, ArchiveFile file) {
        this.path = path;
        this.fd = fd;
        this.status = status;
        this.address = address;
        this.file = file;
    }

    /**
     * Opens and checks a file.
     *
     * @param path as the user gave it
     * @param trust whether it matters who can write it
     * @throws ArchiveFormatException if it is not an intact archive
     * @throws ArchiveTrustException if others than its owner can write it, or the owner is somebody else
     * @throws IOException if it cannot be read; the message names the file
     */
    public static OpenArchive open(String path, Trust trust) throws IOException {
        // Opening a device may do something. What takes the file's place after this look is opened without waiting, and looked at again.
        FileStatus named = FileStatus.of(path);
        if (named == null) {
            throw new IOException(path + ": cannot be opened: " + Errno.text(Libc.errno()));
        }
        requireRegular(path, named);
        int fd = Libc.open(path, Libc.O_RDONLY | Libc.O_CLOEXEC | Libc.O_NONBLOCK);
        if (fd < 0) {
            throw new IOException(path + ": cannot be opened: " + Errno.text(Libc.errno()));
        }
        long address = 0;
        long length = 0;
        boolean complete = false;
        try {
            FileStatus status = FileStatus.of(fd);
            requireRegular(path, status);
            if (trust == Trust.OWNER) {
                ArchiveTrust.check(path, status.mode(), status.owner(), FileStatus.effectiveUser());
            }
            if (status.size() == 0 || status.size() > Integer.MAX_VALUE) {
                throw new ArchiveFormatException(
                        path, "file", 0, "length", "1.." + Integer.MAX_VALUE, Long.toString(status.size()), ArchiveFormatException.RETRAIN);
            }
            length = status.size();
            address = NativeMemory.mapFile(fd, length);
            ByteBuffer bytes = new Pointer(address).getByteBuffer(0, length);
            OpenArchive archive = new OpenArchive(path, fd, status, address, ArchiveFile.check(bytes, path));
            complete = true;
            return archive;
        } finally {
            if (!complete) {
                if (address != 0) {
                    NativeMemory.release(address, NativeMemory.roundToPages(length));
                }
                Libc.close(fd);
            }
        }
    }

    private static void requireRegular(String path, FileStatus status) throws ArchiveFormatException {
        if (!RegularFile.isRegular(status.mode())) {
            throw new ArchiveFormatException(path, "file", 0, "type", "a regular file", RegularFile.kind(status.mode()), "give a file that train wrote");
        }
    }

    /** The checked file. Its views must not be used after {@link #close}. */
    public ArchiveFile file() {
        return file;
    }

    /**
     * The code of a target.
     *
     * @throws CodeLoadException if the archive has none for it
     * @throws ArchiveFormatException if its tables are malformed
     */
    public ArchiveCode code(Target target) throws CodeLoadException, ArchiveFormatException {
        if (!file.has(target)) {
            throw new CodeLoadException(path + ": holds no code for " + target.id() + ", only for " + targets() + "; train again with '--target " + target.id() + "' or '--target all'");
        }
        CodeTables tables = file.tablesForBinding(target);
        long text = file.offset(file.find(target, ArchiveFile.TEXT));
        long cells = file.offset(file.find(target, ArchiveFile.CELLS));
        return new ArchiveCode(path, fd, text, cells, tables);
    }

    private String targets() {
        StringBuilder names = new StringBuilder();
        for (Target t : Target.values()) {
            if (file.has(t)) {
                names.append(names.length() == 0 ? "" : ", ").append(t.id());
            }
        }
        return names.length() == 0 ? "none" : names.toString();
    }

    /** What the system said of the file when it was opened. */
    public FileStatus status() {
        return status;
    }

    /**
     * Whether the file is still as it was when it was checked. To be asked after its code was mapped and before it is run.
     *
     * @throws ArchiveTrustException if it was changed meanwhile
     */
    public void checkUnchanged() throws ArchiveTrustException {
        if (!status.equals(FileStatus.of(fd))) {
            throw new ArchiveTrustException(path + ": the file was changed while it was loaded; try again");
        }
    }

    /** Releases the view of the file and its descriptor. */
    @Override
    public void close() {
        if (open) {
            open = false;
            NativeMemory.release(address, NativeMemory.roundToPages(status.size()));
            Libc.close(fd);
        }
    }
}
