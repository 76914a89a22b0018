package org.stubarchive.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.open.RegularFile;

/** Whole files as bytes. They are copies: what another process does to the file meanwhile cannot fault, as access to a mapping of a shortened file does. */
final class InputFile {
    /** A file of more bytes is read only if it begins as an archive does. */
    private static final int LARGE = 16 << 20;
    private static final int FIRST = 4096;

    private InputFile() {}

    /**
     * Reads an archive.
     *
     * @return all of it, read-only
     * @throws CommandFailure with exit code 2 if it cannot be read, or is too large to be read and no archive
     */
    static ByteBuffer read(Path file) {
        try (FileChannel channel = RegularFile.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": length: expected at most " + Integer.MAX_VALUE + ", found " + channel.size());
            }
            if (channel.size() > LARGE) {
                ByteBuffer first = ByteBuffer.allocate(FIRST);
                channel.read(first, 0);
                ArchiveFile.checkStart(first.flip(), channel.size(), file.toString());
            }
            ByteBuffer bytes = ByteBuffer.allocateDirect((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // A read may give less than is left. A file that was shortened meanwhile is damaged for whoever looks at the bytes.
            }
            return bytes.flip().asReadOnlyBuffer();
        } catch (ArchiveFormatException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, e.getMessage());
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": no such file");
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": cannot be read: " + FileCause.ofReading(file, e));
        }
    }
}
