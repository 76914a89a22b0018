package org.stubarchive.cli;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs as processes of their own, as a user would, and times them as a whole. */
final class ToolProcess {
    /**
     * What a finished process gave.
     *
     * @param exitCode its exit status
     * @param out its standard output
     * @param err its standard error
     * @param nanoseconds from before the start to after the end
     */
    record Result(int exitCode, String out, String err, long nanoseconds) {}

    private static final long LIMIT_MINUTES = 15;

    private ToolProcess() {}

    /** Command line of this tool with the given arguments: the launcher's JVM, options and class path. */
    static List<String> tool(String... args) {
        List<String> command = new ArrayList<>();
        command.add(launcher().toString());
        command.addAll(List.of(args));
        return command;
    }

    /**
     * Command line of this tool as it runs now, launcher or not: the same JVM, options and class path.
     *
     * @param jvmOptions further options of the JVM
     */
    static List<String> self(List<String> jvmOptions, List<String> args) {
        List<String> command = new ArrayList<>(List.of(hostJava()));
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            // An option of the launcher that writes a file is for the first process only.
            if (!option.startsWith("-XX:ArchiveClassesAtExit")) {
                command.add(option);
            }
        }
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath(), Main.class.getName()));
        command.addAll(args);
        return command;
    }

    /** The class path with absolute names, for processes that run in another directory. */
    private static String classPath() {
        StringBuilder path = new StringBuilder();
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
            path.append(path.length() == 0 ? "" : File.pathSeparator).append(Path.of(element).toAbsolutePath());
        }
        return path.toString();
    }

    /** Folder of the project. */
    static Path home() {
        String home = System.getProperty("stubarchive.home");
        if (home == null) {
            throw new CommandFailure(ExitCodes.USAGE, "start this command through the launcher stubarchive");
        }
        return Path.of(home);
    }

    private static Path launcher() {
        return home().resolve("stubarchive");
    }

    /** Class path of the samples. */
    static String samples() {
        return home().resolve("samples/target/classes").toString();
    }

    /** The {@code java} of the JVM that this tool runs on. */
    static String hostJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Runs a command to its end. */
    static Result run(List<String> command) {
        try {
            File out = File.createTempFile("stubarchive", ".out");
            File err = File.createTempFile("stubarchive", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null")).redirectOutput(out).redirectError(err);
                builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
                long start = System.nanoTime();
                Process process = builder.start();
                if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new CommandFailure(ExitCodes.INTERNAL, "no end after " + LIMIT_MINUTES + " minutes: " + String.join(" ", command));
                }
                long end = System.nanoTime();
                return new Result(process.exitValue(), read(out), read(err), end - start);
            } finally {
                Files.deleteIfExists(out.toPath());
                Files.deleteIfExists(err.toPath());
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.INTERNAL, "cannot run " + command.get(0) + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCodes.INTERNAL, "interrupted");
        }
    }

    /**
     * Runs a command that must succeed.
     *
     * @throws CommandFailure with its messages if it does not
     */
    static Result runChecked(List<String> command) {
        Result r = run(command);
        if (r.exitCode != 0) {
            throw new CommandFailure(ExitCodes.INTERNAL, "exit status " + r.exitCode + " of " + String.join(" ", command)).with(r.err);
        }
        return r;
    }

    private static String read(File file) throws IOException {
        return Files.readString(file.toPath(), StandardCharsets.UTF_8);
    }
}
