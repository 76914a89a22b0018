package org.stubarchive.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.stubarchive.format.open.RegularFile;

/** Reads text files of the user. */
final class TextInput {
    private static final int LIMIT = 16 << 20;

    private TextInput() {}

    /**
     * The content of a file.
     *
     * @throws CommandFailure with exit code 2 if it cannot be read, is no regular file, has more than 16 MiB or is no UTF-8
     */
    static String read(Path file) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(RegularFile.read(file, LIMIT))).toString();
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": no such file");
        } catch (CharacterCodingException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, file + ": cannot be read: " + FileCause.ofReading(file, e));
        }
    }
}
