package org.stubarchive.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.writer.ArchiveWriter;

/** Writing archives, and what is said when that fails. */
final class ArchiveOutput {
    private ArchiveOutput() {}

    /**
     * Writes.
     *
     * @throws CommandFailure with exit code 2 if it cannot be written
     */
    static void write(Path output, List<CodeImage> images) {
        try {
            ArchiveWriter.write(output, ToolVersion.PRODUCER, images);
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, output + ": cannot be written: " + e.getMessage());
        }
    }
}
