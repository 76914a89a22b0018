package org.stubarchive.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Whole files as bytes. */
final class InputFile {
    private InputFile() {}

    /**
     * Maps a file.
     *
     * @throws CommandFailure with exit code 2 if it cannot be read
     */
    static ByteBuffer map(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": length: expected at most " + Integer.MAX_VALUE + ", found " + channel.size());
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": no such file");
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": cannot be read: " + e.getMessage());
        }
    }
}
