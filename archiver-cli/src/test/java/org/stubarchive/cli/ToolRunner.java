package org.stubarchive.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs the tool, and the host's {@code java}, as processes of their own: what a user sees. */
public final class ToolRunner {
    /**
     * What a process gave.
     *
     * @param exitCode exit status
     * @param out standard output
     * @param err standard error
     */
    public record Outcome(int exitCode, String out, String err) {}

    private static final long LIMIT_SECONDS = 300;

    private ToolRunner() {}

    /** Runs the tool with an empty standard input. */
    public static Outcome tool(String... args) {
        return tool("", List.of(args));
    }

    /** Runs the tool. */
    public static Outcome tool(String input, List<String> args) {
        return tool(input, args, Map.of());
    }

    /** Runs the tool with additional environment variables. */
    public static Outcome tool(String input, List<String> args, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(
                java(), "--enable-native-access=ALL-UNNAMED", "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--add-exports", "java.base/jdk.internal.jimage=ALL-UNNAMED",
                "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash", "-Xlog:disable", "-Xlog:all=error:stderr", "-cp", toolClassPath(), "org.stubarchive.cli.Main"));
        command.addAll(args);
        return run(input, command, environment);
    }

    /** Runs a class of the tests on the tool's class path. */
    public static Outcome testClass(Class<?> main, List<String> jvmOptions, List<String> args) {
        List<String> command = new ArrayList<>(List.of(
                java(), "--enable-native-access=ALL-UNNAMED", "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", toolClassPath(), main.getName()));
        command.addAll(args);
        return run("", command, Map.of());
    }

    /** Command line that runs the tool. */
    public static List<String> command(String... args) {
        List<String> command = new ArrayList<>(List.of(
                java(), "--enable-native-access=ALL-UNNAMED", "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--add-exports", "java.base/jdk.internal.jimage=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp", toolClassPath(), "org.stubarchive.cli.Main"));
        command.addAll(List.of(args));
        return command;
    }

    /** Runs another program of this machine; where it is not installed the test is skipped with a message. */
    public static Outcome program(String... command) {
        boolean present = Arrays.stream(System.getenv("PATH").split(":")).anyMatch(d -> Files.isExecutable(Path.of(d, command[0])));
        Assumptions.assumeTrue(present, command[0] + " is not installed");
        return run("", List.of(command), Map.of());
    }

    /** Runs the host's {@code java}. */
    public static Outcome host(String input, List<String> args) {
        List<String> command = new ArrayList<>(List.of(java(), "-XX:-UsePerfData"));
        command.addAll(args);
        return run(input, command, Map.of());
    }

    /** Class path of the samples. */
    public static String samples() {
        return locate("org/stubarchive/samples/Hello.class");
    }

    /** Directory or jar file that holds a resource of the test class path. */
    static String locate(String resource) {
        String url = String.valueOf(ToolRunner.class.getClassLoader().getResource(resource));
        if (url.startsWith("file:")) {
            return Path.of(java.net.URI.create(url.substring(0, url.length() - resource.length()))).toString();
        }
        int bang = url.indexOf("!/");
        return Path.of(java.net.URI.create(url.substring("jar:".length(), bang))).toString();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Class path of the tool. */
    static String toolClassPath() {
        String path = System.getProperty("surefire.test.class.path");
        return path != null ? path : System.getProperty("java.class.path");
    }

    /** Runs a command to its end. */
    static Outcome run(String input, List<String> command, Map<String, String> environment) {
        try {
            File in = File.createTempFile("tool", ".in");
            File out = File.createTempFile("tool", ".out");
            File err = File.createTempFile("tool", ".err");
            try {
                Files.writeString(in.toPath(), input);
                ProcessBuilder builder = new ProcessBuilder(command).redirectInput(in).redirectOutput(out).redirectError(err);
                builder.environment().remove("JAVA_TOOL_OPTIONS");
                builder.environment().remove("CLASSPATH");
                builder.environment().putAll(environment);
                Process process = builder.start();
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    throw new AssertionError("no end after " + LIMIT_SECONDS + " s: " + String.join(" ", command) + "\n" + read(out) + read(err));
                }
                return new Outcome(process.exitValue(), read(out), read(err));
            } finally {
                Files.deleteIfExists(in.toPath());
                Files.deleteIfExists(out.toPath());
                Files.deleteIfExists(err.toPath());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String read(File file) throws IOException {
        return new String(Files.readAllBytes(file.toPath()), StandardCharsets.UTF_8);
    }
}
