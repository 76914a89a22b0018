package org.stubarchive.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads text files of the user. */
final class TextInput {
    private TextInput() {}

    /**
     * The content of a file.
     *
     * @throws CommandFailure with exit code 2 if it cannot be read or is no UTF-8
     */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": no such file");
        } catch (MalformedInputException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": cannot be read: " + FileCause.ofReading(file, e));
        }
    }
}
