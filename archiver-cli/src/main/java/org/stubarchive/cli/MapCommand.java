package org.stubarchive.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.stubarchive.cli.diff.ArchiveDiff;
import org.stubarchive.cli.diff.ArchiveSide;
import org.stubarchive.cli.map.ArchiveMap;
import org.stubarchive.format.reader.Archive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code map}: a picture of an archive, or of what changed between two. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        description = {
            "Write a picture of an archive as one HTML file that needs no network: where the bytes go by category, stub and variant, and what lies in which page.",
            "Of two archives it shows both, coloured by what happened to each stub. A click on a stub shows its code, entry points, references and dependencies, of two archives side by side.",
            "'#filter=TEXT' or '#stub=NAME' behind the file's address filters or shows a stub at once."
        },
        footer = {"", "Examples:", "  stubarchive map -o app.html app.sar", "  stubarchive map -o changes.html old.sar new.sar"})
final class MapCommand implements Callable<Integer> {
    @Parameters(index = "0..*", arity = "1..2", paramLabel = "FILE", description = "The archive; or the old and the new one.")
    private List<Path> files;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE", description = "The HTML file to write.")
    private Path output;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (files.size() > 2) {
            throw new ParameterException(command.commandLine(), "expected one archive or two, found " + files.size());
        }
        Outputs outputs = new Outputs(command);
        files.forEach(outputs::reading);
        outputs.writing(output);
        Path first = files.get(0);
        Archive archive = InspectCommand.read(first);
        if (files.size() == 1) {
            write(ArchiveMap.of(name(first), archive));
            return ExitCodes.OK;
        }
        Path second = files.get(1);
        Archive other = InspectCommand.read(second);
        ArchiveSide before = ArchiveSide.of(first.toString(), archive);
        ArchiveSide after = ArchiveSide.of(second.toString(), other);
        DiffCommand.requireCommonTarget(before, after);
        write(ArchiveMap.ofDifference(name(first), archive, name(second), other, ArchiveDiff.of(before, after)));
        return ExitCodes.OK;
    }

    /** How a page names an archive: without its directory, so that a page does not depend on where it was made. */
    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private void write(String page) {
        Outputs.write(output, out -> out.write(page));
    }
}
