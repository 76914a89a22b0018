package org.stubarchive.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.stubarchive.cli.listing.UnitNames;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.format.reader.ArchiveReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code repro}: whether trainings under different circumstances give the same bytes. */
@Command(
        name = "repro",
        mixinStandardHelpOptions = true,
        description = {
            "Train several times, each time in another directory, locale, time zone and with another number of jobs, and compare the archives.",
            "Exit status: 0 all are equal; 1 two differ, and the first stub that differs is named."
        },
        footer = {"", "Examples:", "  stubarchive repro", "  stubarchive repro --report junit=repro.xml", "  stubarchive repro --runs 5 -- --cpu baseline -cp classes com.example.Main argument"})
final class ReproCommand implements Callable<Integer> {
    /** What a training runs under. */
    private record Circumstances(String directory, String language, String country, String timeZone, int jobs) {
        @Override
        public String toString() {
            return "directory " + directory.length() + " characters deep, locale " + language + "_" + country + ", time zone " + timeZone + ", " + jobs + " jobs";
        }

        List<String> jvmOptions() {
            return List.of("-Duser.language=" + language, "-Duser.country=" + country, "-Duser.timezone=" + timeZone);
        }
    }

    /** Turkish has another lower case of I, Egyptian Arabic other digits, Nepal and Newfoundland offsets that are no whole hours. */
    private static final List<Circumstances> ALL = List.of(
            new Circumstances("a", "en", "US", "UTC", 1),
            new Circumstances("a/much/longer/path/" + "x".repeat(120), "tr", "TR", "Asia/Kathmandu", 4),
            new Circumstances("b c", "ar", "EG", "America/St_Johns", 2));

    private static final String TRAIN = "train";
    /** Options of a training that differ from one to the next. */
    private static final List<String> CHOSEN = List.of("-o", "--jobs");
    private static final String SUBJECT = "trainings";
    private static final List<String> PATHS = List.of("-cp", "-classpath", "--class-path", "-jar");

    @Spec
    private CommandSpec command;

    @Option(names = "--runs", defaultValue = "3", paramLabel = "N", description = "Number of trainings, at least 2 (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "Arguments of 'train', behind '--'. Relative class paths are taken from the current directory.")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    private ReportOptions reports;

    @Override
    public Integer call() throws IOException {
        if (runs < 2) {
            throw new CommandFailure(ExitCodes.USAGE, "--runs: expected at least 2, found " + runs);
        }
        checkArguments();
        return reports.reported("repro", SUBJECT, new Outputs(command), this::repeat);
    }

    /**
     * Checks the training's arguments as a training would.
     *
     * @throws ParameterException with the training's own message
     * @throws CommandFailure with exit code 64 if they name what is different in each training, or ask for no training
     */
    private void checkArguments() {
        CommandLine tool = ToolCommand.line(TRAIN);
        List<String> args = new ArrayList<>(List.of(TRAIN, "-o", "archive", "--jobs", "1"));
        args.addAll(arguments);
        ParseResult training;
        try {
            training = tool.parseArgs(JavaStyleArguments.rewrite(args.toArray(new String[0]), ToolCommand.forms(tool, TRAIN), new OptionVariables(Map.of(), System.err))).subcommand();
        } catch (CommandFailure e) {
            throw new CommandFailure(ExitCodes.USAGE, e.getMessage().lines().findFirst().orElse(""));
        }
        for (String chosen : CHOSEN) {
            if (training.matchedOption(chosen).originalStringValues().size() > 1) {
                throw new CommandFailure(ExitCodes.USAGE, chosen + " is chosen by repro");
            }
        }
        if (training.isUsageHelpRequested() || training.isVersionHelpRequested()) {
            throw new CommandFailure(ExitCodes.USAGE, "behind '--' stand arguments of a training");
        }
    }

    private int repeat() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        ReproReport report = new ReproReport(SUBJECT);
        Path root = Files.createTempDirectory("repro");
        try (Progress progress = Progress.of("training", runs)) {
            progress.done(1);
            byte[] first = train(root, 0);
            report.add(training(0, first, true), "");
            for (int run = 1; run < runs && report.isPassed(); run++) {
                progress.done(run + 1);
                byte[] other = train(root, run);
                boolean equal = Arrays.equals(first, other);
                report.add(training(run, other, equal), equal ? "" : firstDifference(first, other));
                if (!equal) {
                    out.println("training 1: " + circumstances(0));
                    out.println("training " + (run + 1) + ": " + circumstances(run));
                }
            }
        } finally {
            delete(root);
        }
        out.println(report.verdict());
        out.flush();
        reports.write(report.report());
        return report.isPassed() ? ExitCodes.OK : ExitCodes.FINDING;
    }

    private static ReproReport.Training training(int run, byte[] archive, boolean equal) {
        Circumstances c = circumstances(run);
        return new ReproReport.Training(c.directory.length(), c.language + "_" + c.country, c.timeZone, c.jobs, archive.length, equal);
    }

    private static Circumstances circumstances(int run) {
        return ALL.get(run % ALL.size());
    }

    private byte[] train(Path root, int run) throws IOException {
        Circumstances c = circumstances(run);
        Path directory = Files.createDirectories(root.resolve(Integer.toString(run)).resolve(c.directory));
        Path archive = directory.resolve("trained.sar");
        List<String> args = new ArrayList<>(List.of(TRAIN, "-o", archive.toString(), "--jobs", Integer.toString(c.jobs)));
        for (int i = 0; i < arguments.size(); i++) {
            args.add(i > 0 && PATHS.contains(arguments.get(i - 1)) ? absolute(arguments.get(i)) : arguments.get(i));
        }
        ProcessBuilder builder = new ProcessBuilder(ToolProcess.self(c.jvmOptions(), args)).directory(directory.toFile());
        builder.environment().put("TZ", c.timeZone);
        builder.environment().put("LC_ALL", c.language + "_" + c.country + ".UTF-8");
        File log = directory.resolve("log").toFile();
        Process process = builder.redirectInput(new File("/dev/null")).redirectErrorStream(true).redirectOutput(log).start();
        try {
            int status = process.waitFor();
            if (!Files.exists(archive)) {
                throw new CommandFailure(status == ExitCodes.USAGE ? status : ExitCodes.BAD_INPUT, "training " + (run + 1) + " ended with status " + status).with(Files.readString(log.toPath()).strip());
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCodes.INTERNAL, "interrupted");
        }
        return Files.readAllBytes(archive);
    }

    private static String absolute(String path) {
        StringBuilder result = new StringBuilder();
        for (String element : path.split(File.pathSeparator)) {
            result.append(result.length() == 0 ? "" : File.pathSeparator).append(Path.of(element).toAbsolutePath());
        }
        return result.toString();
    }

    /** The first stub, in the order of targets and of ids, that is not the same bytes at the same place; else the place in the file. */
    static String firstDifference(byte[] first, byte[] second) {
        try {
            Archive a = ArchiveReader.read(ByteBuffer.wrap(first), "first");
            Archive b = ArchiveReader.read(ByteBuffer.wrap(second), "second");
            for (Target target : Target.values()) {
                if (a.tables().containsKey(target) && b.tables().containsKey(target)) {
                    String stub = firstDifference(a, b, target);
                    if (stub != null) {
                        return target.id() + ": stub " + stub;
                    }
                }
            }
        } catch (ArchiveFormatException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, e.getMessage());
        }
        return "no stub; file offset " + Arrays.mismatch(first, second);
    }

    private static String firstDifference(Archive a, Archive b, Target target) {
        CodeTables x = a.tables().get(target);
        CodeTables y = b.tables().get(target);
        ByteBuffer xText = image(a, target).text();
        ByteBuffer yText = image(b, target).text();
        for (int u = 0; u < Math.max(x.unitCount(), y.unitCount()); u++) {
            if (u >= x.unitCount() || u >= y.unitCount()) {
                return UnitNames.unique(u < x.unitCount() ? x : y, u) + " is in one of them only";
            }
            String name = UnitNames.unique(x, u);
            if (!name.equals(UnitNames.unique(y, u))) {
                return name + " in one stands where " + UnitNames.unique(y, u) + " stands in the other";
            }
            int length = x.unitEnd(u) - x.unitStart(u);
            if (length != y.unitEnd(u) - y.unitStart(u)) {
                return name + ": " + length + " bytes in one, " + (y.unitEnd(u) - y.unitStart(u)) + " in the other";
            }
            int at = xText.slice(x.unitStart(u), length).mismatch(yText.slice(y.unitStart(u), length));
            if (at >= 0) {
                return name + " at offset " + at;
            }
        }
        return null;
    }

    private static CodeImage image(Archive archive, Target target) {
        return archive.images().stream().filter(i -> i.target() == target).findFirst().orElseThrow();
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
