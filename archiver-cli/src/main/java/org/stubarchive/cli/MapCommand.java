package org.stubarchive.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stubarchive.cli.map.ArchiveMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code map}: a picture of an archive. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        description = {
            "Write a picture of an archive as one HTML file that needs no network: where the bytes go by category, stub and variant, and what lies in which page.",
            "A click on a stub shows its code, entry points, references and dependencies. '#filter=TEXT' or '#stub=NAME' behind the file's address filters or shows a stub at once."
        },
        footer = {"", "Examples:", "  stubarchive map -o app.html app.sar"})
final class MapCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The archive.")
    private Path file;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE", description = "The HTML file to write.")
    private Path output;

    @Override
    public Integer call() {
        String page = ArchiveMap.of(file.getFileName().toString(), InspectCommand.read(file));
        try {
            Files.writeString(output, page);
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, output + ": cannot be written: " + e.getMessage());
        }
        return ExitCodes.OK;
    }
}
