package org.stubarchive.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Whole files as bytes. They are copies: what another process does to the file meanwhile cannot fault, as access to a mapping of a shortened file does. */
final class InputFile {
    private InputFile() {}

    /**
     * Reads a file.
     *
     * @return all of it, read-only
     * @throws CommandFailure with exit code 2 if it cannot be read
     */
    static ByteBuffer read(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": cannot be read: it is " + (Files.isDirectory(file) ? "a directory" : "no regular file"));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": length: expected at most " + Integer.MAX_VALUE + ", found " + channel.size());
            }
            ByteBuffer bytes = ByteBuffer.allocateDirect((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // A read may give less than is left. A file that was shortened meanwhile is damaged for whoever looks at the bytes.
            }
            return bytes.flip().asReadOnlyBuffer();
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": no such file");
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": cannot be read: " + FileCause.ofReading(file, e));
        }
    }
}
