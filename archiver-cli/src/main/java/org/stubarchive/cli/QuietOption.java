package org.stubarchive.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option of commands that print, besides what they are for: {@code --quiet}. */
final class QuietOption {
    @Option(names = {"-q", "--quiet"}, description = "Print nothing but errors. Files that are asked for are written, and the exit status tells the result.")
    private boolean quiet;

    /** Makes a command quiet if that is asked for. */
    void apply(CommandSpec command) {
        if (quiet) {
            silence(command);
        }
    }

    /** From now on the command's text goes nowhere; its messages still go to standard error. */
    static void silence(CommandSpec command) {
        command.commandLine().setOut(new PrintWriter(OutputStream.nullOutputStream()));
    }
}
