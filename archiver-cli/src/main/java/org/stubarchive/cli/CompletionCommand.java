package org.stubarchive.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.stubarchive.cli.shell.FishCompletion;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}: a script for a shell. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Print a script that completes this tool's commands and options in a shell.",
        footer = {
            "",
            "Examples:",
            "  source <(stubarchive completion bash)",
            "  source <(stubarchive completion zsh)",
            "  stubarchive completion fish > ~/.config/fish/completions/stubarchive.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "bash|zsh|fish", description = "The shell.")
    private Shell shell;

    @Override
    public Integer call() {
        // The script for bash loads bash's functions where it runs in zsh.
        command.commandLine().getOut().print(shell == Shell.FISH ? FishCompletion.of(ToolCommand.all()) : AutoComplete.bash("stubarchive", ToolCommand.all()));
        command.commandLine().getOut().flush();
        return ExitCodes.OK;
    }
}
