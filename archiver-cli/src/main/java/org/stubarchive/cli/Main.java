package org.stubarchive.cli;

import java.nio.file.Path;
import java.util.List;
import org.stubarchive.cli.report.Printable;
import org.stubarchive.cli.shell.Examples;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/** The tool. */
@Command(
        name = "stubarchive",
        mixinStandardHelpOptions = true,
        versionProvider = ToolVersion.class,
        description = "A Java virtual machine whose generated machine code comes out of an archive.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  stubarchive demo",
            "  stubarchive train -o app.sar -cp classes com.example.Main",
            "  stubarchive run --load app.sar -cp classes com.example.Main argument",
            "  stubarchive inspect app.sar"
        })
public final class Main {
    private record Subcommand(String name, Class<?> type) {}

    private static final List<Subcommand> SUBCOMMANDS = List.of(
            new Subcommand("train", TrainCommand.class),
            new Subcommand("run", RunCommand.class),
            new Subcommand("inspect", InspectCommand.class),
            new Subcommand("diff", DiffCommand.class),
            new Subcommand("check", CheckCommand.class),
            new Subcommand("disasm", DisasmCommand.class),
            new Subcommand("verify", VerifyCommand.class),
            new Subcommand("doctor", DoctorCommand.class),
            new Subcommand("export", ExportCommand.class),
            new Subcommand("merge", MergeCommand.class),
            new Subcommand("strip", StripCommand.class),
            new Subcommand("map", MapCommand.class),
            new Subcommand("sign", SignCommand.class),
            new Subcommand("keygen", KeygenCommand.class),
            new Subcommand("repro", ReproCommand.class),
            new Subcommand("completion", CompletionCommand.class),
            new Subcommand("man", ManCommand.class),
            new Subcommand("demo", DemoCommand.class),
            new Subcommand("bench", BenchCommand.class));

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
        CommandLine line = line(args.length == 0 ? "" : args[0]);
        line.setParameterExceptionHandler(Main::usage);
        line.setExecutionExceptionHandler(Main::failure);
        line.setExitCodeExceptionMapper(e -> ExitCodes.INTERNAL);
        String[] rewritten;
        try {
            rewritten = JavaStyleArguments.rewrite(args, line.getCommandSpec(), new OptionVariables(System.getenv(), line.getErr()));
        } catch (CommandFailure e) {
            return failure(e, line);
        }
        int code = line.execute(rewritten);
        if (code == ExitCodes.OK || code == ExitCodes.FINDING && !rewritten[0].equals("run")) {
            return StandardOutput.isLost() ? failure(new OutputFailure("standard output: cannot be written"), line) : code;
        }
        return code;
    }

    /** The model of all commands. */
    static CommandLine all() {
        return line("");
    }

    /**
     * The parser of the tool's arguments.
     *
     * @param asked name of the command that it has to know; all, if there is none of this name
     */
    static CommandLine line(String asked) {
        CommandLine line = new CommandLine(new Main());
        addCommands(line, asked);
        line.setStopAtPositional(false);
        // Of an option that is given twice, the last counts, as with java.
        line.setOverwrittenOptionsAllowed(true);
        EnumConverter.register(line);
        line.registerConverter(Path.class, new PathConverter());
        keepExamples(line);
        return line;
    }

    /** Examples are there to be copied: they are not wrapped, whatever the width is. */
    private static void keepExamples(CommandLine line) {
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> Examples.of(help.commandSpec().usageMessage()));
        line.getSubcommands().values().forEach(Main::keepExamples);
    }

    /** Adds the command that is asked for, or all. The model of a command is read from annotations, which takes long in a cold process. */
    private static void addCommands(CommandLine line, String asked) {
        for (Subcommand c : SUBCOMMANDS) {
            if (c.name.equals(asked)) {
                line.addSubcommand(c.type);
                return;
            }
        }
        for (Subcommand c : SUBCOMMANDS) {
            line.addSubcommand(c.type);
        }
    }

    private static int usage(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("stubarchive: " + Printable.of(e.getMessage()));
        line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCodes.USAGE;
    }

    private static int failure(CommandFailure e, CommandLine line) {
        (e.isForOutput() ? line.getOut() : line.getErr()).println(e.line());
        return e.exitCode();
    }

    private static int failure(Exception e, CommandLine line, CommandLine.ParseResult result) {
        if (e instanceof CommandFailure f) {
            return failure(f, line);
        }
        line.getErr().println("stubarchive: internal error, please report it");
        e.printStackTrace(line.getErr());
        return ExitCodes.INTERNAL;
    }
}
