package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stubarchive.cli.ToolRunner.Outcome;

/** Programs that fail, fail as on {@code java}: the same output, the same messages and traces, the same status. */
class FailingProgramsTest {
    private record Failing(String name, String source, List<String> options) {
        @Override
        public String toString() {
            return name;
        }
    }

    @TempDir
    static Path classes;

    static Stream<Failing> programs() {
        return Stream.of(
                program("Uncaught", "static void f(int n) { if (n == 0) throw new IllegalStateException(\"deep\", new RuntimeException(\"cause\")); f(n - 1); }"
                        + " public static void main(String[] a) { System.out.println(\"before\"); f(3); }"),
                program("UncaughtInThread", "public static void main(String[] a) throws Exception { Thread t = new Thread(() -> { int[] x = {}; x[a.length] = 1; }, \"worker\");"
                        + " t.start(); t.join(); System.out.println(\"after\"); }"),
                program("CaughtOverflow", "static int f(int n) { return f(n + 1) + 1; } public static void main(String[] a) { for (int i = 0; i < 3; i++) {"
                        + " try { f(0); } catch (StackOverflowError e) { System.out.println(e + \" \" + e.getStackTrace().length); } } }"),
                program("UncaughtOverflow", "static void f() { f(); } public static void main(String[] a) { f(); }"),
                program("CaughtOutOfMemory", "public static void main(String[] a) { java.util.List<byte[]> l = new java.util.ArrayList<>(); try { while (true) l.add(new byte[1 << 20]); }"
                        + " catch (OutOfMemoryError e) { int n = l.size(); l = null; System.out.println(e + \" \" + (n > 5)); } System.out.println(new byte[1 << 20].length); }", "-Xmx32m"),
                program("UncaughtOutOfMemory", "public static void main(String[] a) { Object[] o = null; while (true) o = new Object[] {o, new long[1000]}; }", "-Xmx16m"),
                program("ArrayTooLarge", "public static void main(String[] a) { System.out.println(new int[Integer.MAX_VALUE].length); }", "-Xmx64m"),
                program("Index", "public static void main(String[] a) { int[][] x = new int[3][4]; System.out.println(x[2][a.length + 4]); }"),
                program("Divide", "public static void main(String[] a) { System.out.println(5 / a.length); }"),
                program("Cast", "public static void main(String[] a) { Object o = new Cast(); System.out.println((Comparable<?>) o); }"),
                program("Null", "String s; public static void main(String[] a) { Null n = new Null(); System.out.println(n.s.length()); }"),
                program("Missing", "static class Gone {} public static void main(String[] a) { System.out.println(\"start\"); System.out.println(new Gone()); }"),
                program("InitializerFails", "static class Bad { static int x = 1 / Integer.parseInt(\"0\"); } public static void main(String[] a) {"
                        + " try { System.out.println(Bad.x); } catch (ExceptionInInitializerError e) { System.out.println(e.getCause()); } System.out.println(Bad.x); }"),
                program("MainInitializerFails", "static { if (true) throw new RuntimeException(\"no\"); } public static void main(String[] a) { }"),
                program("NoMain", "public static void notMain(String[] a) { }"),
                program("MainNotStatic", "public void main(String[] a) { }"),
                program("MainReturnsInt", "public static int main(String[] a) { return 3; }"),
                program("Exit", "public static void main(String[] a) { Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(\"hook\"))); try { System.exit(42); } finally { System.out.println(\"never\"); } }"),
                program("ExitFromThread", "public static void main(String[] a) throws Exception { new Thread(() -> System.exit(7)).start(); Thread.sleep(100_000); }"),
                program("Halt", "public static void main(String[] a) { Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(\"hook\"))); Runtime.getRuntime().halt(3); }"),
                program("ThreadOutlivesMain", "public static void main(String[] a) { new Thread(() -> { try { Thread.sleep(50); } catch (InterruptedException e) { } System.out.println(\"late\"); }).start(); throw new RuntimeException(\"main\"); }"));
    }

    private static Failing program(String name, String body, String... options) {
        return new Failing(name, "public class " + name + " { " + body + " }", List.of(options));
    }

    @BeforeAll
    static void compile() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "--release", "17", "-d", classes.toString()));
        Path sources = Files.createDirectories(classes.resolve("src"));
        for (Failing p : programs().toList()) {
            Path file = sources.resolve(p.name + ".java");
            Files.writeString(file, p.source);
            arguments.add(file.toString());
        }
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0])));
        Files.delete(classes.resolve("Missing$Gone.class"));
        byte[] bytes = Files.readAllBytes(classes.resolve("Divide.class"));
        damage("BadMagic", bytes, 0, 0x12);
        damage("TooNew", bytes, 7, 99);
        Files.write(classes.resolve("Truncated.class"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Files.write(classes.resolve("WrongName.class"), bytes);
        Files.write(classes.resolve("Empty.class"), new byte[0]);
    }

    private static void damage(String name, byte[] original, int offset, int value) throws IOException {
        byte[] bytes = original.clone();
        bytes[offset] = (byte) value;
        Files.write(classes.resolve(name + ".class"), bytes);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void failsAsOnTheHost(Failing program) {
        compare(program.name, program.options);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"BadMagic", "TooNew", "Truncated", "WrongName", "Empty", "NotThere", "not.there.AtAll"})
    void badClassFilesAreReportedAsOnTheHost(String name) {
        compare(name, List.of());
    }

    private static void compare(String main, List<String> options) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-cp", classes.toString(), main));
        Outcome host = ToolRunner.host("", arguments);
        arguments.add(0, "run");
        Outcome ours = ToolRunner.tool("", arguments);
        assertEquals(normalised(host), normalised(ours));
    }

    /** The host's own frames below a class that cannot be loaded, and of native code, are the host's affair. */
    private static Outcome normalised(Outcome o) {
        return new Outcome(o.exitCode(), o.out(), o.err().lines().filter(l -> !l.startsWith("\tat java.base/")).reduce("", (a, b) -> a + b + "\n"));
    }

    @Test
    void commandLineErrorsHaveTheirOwnStatus() {
        assertEquals(64, ToolRunner.tool("run").exitCode());
        assertEquals(64, ToolRunner.tool("run", "--no-such-option", "X").exitCode());
        assertEquals(64, ToolRunner.tool("run", "--cpu-features", "mmx9", "X").exitCode());
        assertEquals(64, ToolRunner.tool("run", "--log", "nothing", "X").exitCode());
        assertEquals(64, ToolRunner.tool("train", "Main").exitCode());
        assertEquals(64, ToolRunner.tool("no-such-command").exitCode());
        assertEquals(64, ToolRunner.tool("bench", "startup", "--runs", "0").exitCode());
        assertEquals(64, ToolRunner.tool("bench", "interpreter", "--runs", "-1").exitCode());
        Outcome help = ToolRunner.tool("run", "--help");
        assertEquals(0, help.exitCode());
        assertNotEquals(-1, help.out().indexOf("Examples:"));
    }

    @Test
    void logTopicsShareAFile() throws IOException {
        Path log = classes.resolve("topics.log");
        Files.writeString(log, "of an earlier run");
        Outcome run = ToolRunner.tool("run", "--log", "stubs:" + log, "--log", "class:" + log, "-version");
        assertEquals(0, run.exitCode(), run.err());
        List<String> lines = Files.readAllLines(log);
        for (String topic : List.of("[stubs] ", "[class] ")) {
            assertTrue(lines.stream().anyMatch(l -> l.contains(topic)), topic);
        }
        assertTrue(lines.get(0).startsWith("["), lines.get(0));
    }

    @Test
    void aLogThatCannotBeWrittenIsOneLine() {
        Outcome run = ToolRunner.tool("run", "--log", "stubs:" + classes.resolve("missing/topics.log"), "-version");
        assertEquals(2, run.exitCode(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void aJarThatIsNoneIsReportedAsOnTheHost() throws IOException {
        Path jar = classes.resolve("broken.jar");
        Files.writeString(jar, "not a jar");
        Outcome host = ToolRunner.host("", List.of("-jar", jar.toString()));
        Outcome ours = ToolRunner.tool("run", "-jar", jar.toString());
        assertEquals(host.exitCode(), ours.exitCode());
        assertEquals(host.err(), ours.err());
    }
}
