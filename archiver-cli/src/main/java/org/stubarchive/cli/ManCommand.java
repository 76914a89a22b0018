package org.stubarchive.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.stubarchive.cli.shell.ManPage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code man}: manual pages. */
@Command(
        name = "man",
        mixinStandardHelpOptions = true,
        description = "Write the manual pages of the tool and of each command into a directory.",
        footer = {"", "Examples:", "  stubarchive man -o man1 && man -l man1/stubarchive-verify.1"})
final class ManCommand implements Callable<Integer> {
    @Option(names = {"-o", "--output"}, required = true, paramLabel = "DIRECTORY", description = "Where to write; it is made if it does not exist.")
    private Path output;

    @Override
    public Integer call() {
        CommandLine all = ToolCommand.all();
        try {
            Files.createDirectories(output);
            write("stubarchive", all);
            for (Map.Entry<String, CommandLine> e : all.getSubcommands().entrySet()) {
                write("stubarchive-" + e.getKey(), e.getValue());
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, output + ": cannot be written: " + FileCause.ofWriting(output, e));
        }
        return ExitCodes.OK;
    }

    private void write(String name, CommandLine command) throws IOException {
        Files.writeString(output.resolve(name + ".1"), ManPage.of(name, ToolVersion.PRODUCER.release(), command));
    }
}
