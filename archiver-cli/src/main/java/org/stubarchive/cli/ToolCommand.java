package org.stubarchive.cli;

import java.nio.file.Path;
import java.util.List;
import org.stubarchive.cli.report.Printable;
import org.stubarchive.cli.shell.Examples;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The tool's command line: a model of all commands, which parses, explains itself and completes. */
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
final class ToolCommand {
    private record Subcommand(String name, Class<?> type) {}

    private static final List<Subcommand> SUBCOMMANDS = List.of(
            new Subcommand("train", TrainCommand.class),
            new Subcommand("run", RunCommand.class),
            new Subcommand("inspect", InspectCommand.class),
            new Subcommand("diff", DiffCommand.class),
            new Subcommand("check", CheckCommand.class),
            new Subcommand("disasm", DisasmCommand.class),
            new Subcommand("compile", CompileCommand.class),
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

    private ToolCommand() {}

    /**
     * Runs a command.
     *
     * @param args as the user gave them
     * @return the exit code
     * @throws CommandFailure if options in the form of {@code java} are not as it takes them
     */
    static int run(String... args) {
        CommandLine line = line(args.length == 0 ? "" : args[0]);
        return execute(line, JavaStyleArguments.rewrite(args, forms(line, args), new OptionVariables(System.getenv(), System.err)));
    }

    /**
     * Runs a command whose arguments are in the form that the model takes.
     *
     * @return the exit code
     */
    static int runRewritten(String... args) {
        return execute(line(args[0]), args);
    }

    private static int execute(CommandLine line, String... args) {
        line.setParameterExceptionHandler(ToolCommand::usage);
        line.setExecutionExceptionHandler(ToolCommand::failure);
        line.setExitCodeExceptionMapper(e -> ExitCodes.INTERNAL);
        return line.execute(args);
    }

    /** The options of the command that the first argument names; none if there is no such command. */
    static OptionForms forms(CommandLine tool, String... args) {
        CommandLine command = args.length == 0 ? null : tool.getSubcommands().get(args[0]);
        return name -> {
            OptionSpec option = command == null ? null : command.getCommandSpec().findOption(name);
            return option == null ? null : option.arity().min() > 0 ? OptionForm.VALUE : option.arity().max() > 0 ? OptionForm.OPTIONAL_VALUE : OptionForm.FLAG;
        };
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
        CommandLine line = new CommandLine(new ToolCommand());
        addCommands(line, asked);
        line.setStopAtPositional(false);
        // Where they stand for arguments of java they have been expanded; what follows the main class is the program's.
        line.setExpandAtFiles(!JavaStyleArguments.takes(asked));
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
        line.getSubcommands().values().forEach(ToolCommand::keepExamples);
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
        boolean isCommand = e instanceof UnmatchedArgumentException && e.getCommandLine().getParent() == null && !args[0].startsWith("-");
        return usage(isCommand ? unknown(args[0], ((UnmatchedArgumentException) e).getSuggestions()) : e.getMessage(), e.getCommandLine());
    }

    private static String unknown(String command, List<String> similar) {
        return "unknown command '" + command + "'" + (similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?");
    }

    private static int usage(String message, CommandLine line) {
        line.getErr().println("stubarchive: " + Printable.of(message));
        line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCodes.USAGE;
    }

    private static int failure(Exception e, CommandLine line, CommandLine.ParseResult result) {
        return e instanceof UsageFailure ? usage(e.getMessage(), line) : Main.failure(e);
    }
}
