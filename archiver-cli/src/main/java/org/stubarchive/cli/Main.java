package org.stubarchive.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The tool. */
@Command(
        name = "stubarchive",
        mixinStandardHelpOptions = true,
        versionProvider = ToolVersion.class,
        description = "A Java virtual machine whose generated machine code comes out of an archive.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TrainCommand.class, RunCommand.class, InspectCommand.class, DisasmCommand.class, VerifyCommand.class, SignCommand.class, KeygenCommand.class, DemoCommand.class, BenchCommand.class},
        footer = {
            "",
            "Examples:",
            "  stubarchive demo",
            "  stubarchive train -o app.sar -cp classes com.example.Main",
            "  stubarchive run --load app.sar -cp classes com.example.Main argument",
            "  stubarchive inspect app.sar"
        })
public final class Main {
    private Main() {}

    /** Runs the tool and ends the process with its exit code. */
    public static void main(String[] args) {
        int code = run(args);
        System.out.flush();
        System.err.flush();
        // Guest daemon threads are host threads and may still be running.
        Runtime.getRuntime().halt(code);
    }

    /**
     * Runs the tool.
     *
     * @return the exit code
     */
    static int run(String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setStopAtPositional(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Main::usage);
        line.setExecutionExceptionHandler(Main::failure);
        line.setExitCodeExceptionMapper(e -> ExitCodes.INTERNAL);
        return line.execute(JavaStyleArguments.rewrite(args));
    }

    private static int usage(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("stubarchive: " + e.getMessage());
        line.getErr().println("Try 'stubarchive " + (line.getParent() == null ? "" : line.getCommandName() + " ") + "--help'.");
        return ExitCodes.USAGE;
    }

    private static int failure(Exception e, CommandLine line, CommandLine.ParseResult result) {
        if (e instanceof CommandFailure f) {
            line.getErr().println(f.line());
            return f.exitCode();
        }
        line.getErr().println("stubarchive: internal error, please report it");
        e.printStackTrace(line.getErr());
        return ExitCodes.INTERNAL;
    }
}
