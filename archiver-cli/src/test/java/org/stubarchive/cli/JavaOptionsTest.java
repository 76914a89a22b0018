package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.stubarchive.cli.ToolRunner.Outcome;

/** The options of {@code java} do in {@code run} what they do there, and those that it refuses are refused with its words and status. */
class JavaOptionsTest {
    private static final String PROGRAM = """
            package app;

            public class Main {
                int field;

                public static void main(String[] args) {
                    System.out.println(java.util.Arrays.toString(args) + System.getProperty("key") + "|" + System.getProperty("java.class.path") + "|"
                            + System.getProperty("jdk.module.main") + "|" + Main.class.getModule().getName() + "|" + Runtime.getRuntime().availableProcessors());
                    try {
                        assert args.length > 5 : "few";
                        System.out.println("not asserted");
                    } catch (AssertionError e) {
                        System.out.println(e);
                    }
                    Runnable deep = () -> System.out.println(new Throwable().getStackTrace().length);
                    deep.run();
                    try {
                        ((Main) null).field = 1;
                    } catch (NullPointerException e) {
                        System.out.println(e.getMessage());
                    }
                    for (String library : new String[] {"none", "/there/is/libnone.so", "relative.so"}) {
                        try {
                            if (library.endsWith(".so")) {
                                System.load(library);
                            } else {
                                System.loadLibrary(library);
                            }
                        } catch (UnsatisfiedLinkError e) {
                            System.out.println(e);
                        }
                    }
                    System.out.println(System.getenv("JDK_JAVA_OPTIONS"));
                    throw new IllegalStateException("end");
                }
            }
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void compile() throws IOException {
        Path source = folder.resolve("src/app/Main.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, PROGRAM);
        Path module = folder.resolve("src/module-info.java");
        Files.writeString(module, "module m { exports app; }");
        javac("-d", folder.resolve("classes").toString(), source.toString());
        javac("-d", folder.resolve("modules/m").toString(), source.toString(), module.toString());
        Files.writeString(folder.resolve("Single.java"),
                "public class Single { record R(String[] s) {} public static void main(String[] a) { System.out.println(new R(a).s().length); Object o = null; o.hashCode(); } }");
        Files.writeString(folder.resolve("arguments"), "-Dkey=\"a b\" # comment\n-cp " + folder.resolve("classes") + "\napp.Main 'q \\\n   w' r\\s @literal");
    }

    private static void javac(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-proc:none", "-nowarn"));
        all.addAll(List.of(arguments));
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, all.toArray(new String[0])));
    }

    static Stream<List<String>> starts() {
        String classes = folder.resolve("classes").toString();
        String modules = folder.resolve("modules").toString();
        return Stream.of(
                List.of("-Dkey", "-ea", "-cp", classes, "app.Main", "1", "-ea"),
                List.of("-ea", "-da:app...", "-Xmx32m", "-Xmx64m", "-Xms8m", "-Xmn4m", "-Xss512k", "-Xshare:auto", "-server", "-Xbatch", "-cp", "none::" + classes, "app.Main"),
                List.of("@" + folder.resolve("arguments"), "z", "@last"),
                List.of("-p", modules, "-esa", "--add-opens", "java.base/java.lang=m", "-m", "m/app.Main", "x"),
                List.of("--module-path=" + modules, "--add-modules=m", "--module", "m/app.Main"),
                List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+ShowHiddenFrames", "-XX:MaxJavaStackTraceDepth=1", "-XX:-ShowCodeDetailsInExceptionMessages",
                        "-XX:ActiveProcessorCount=3", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classes, "app.Main"),
                List.of("-XX:-StackTraceInThrowable", "-cp", classes, "app.Main"),
                List.of("-cp", folder + "/*:" + classes, "app/Main"),
                List.of("-p", modules, "--describe-module", "m"),
                List.of("--dry-run", "-cp", classes, "app.Main"),
                List.of(folder.resolve("Single.java").toString(), "a", "b"));
    }

    @ParameterizedTest
    @MethodSource("starts")
    void startsAsOnTheHost(List<String> arguments) {
        compare(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-foo", "-Xfoo", "-XX:+Foo", "-XX:Foo=1", "-XX:+MaxHeapSize", "-XX:UseG1GC", "-XX:-MaxJavaStackTraceDepth=4", "-XX:MaxJavaStackTraceDepth=x",
        "-XX:AbortVMOnException=x", "-Xmx12q", "-Xmx1m", "-Xms8m -Xmx4m", "@there-is-none", "-m there.is.none", "--add-exports java.base"})
    void refusesAsTheHost(String options) {
        List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
        arguments.add("X");
        compare(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-cp", "-classpath", "--class-path", "-p", "--module-path", "--upgrade-module-path", "-m", "--module", "-d", "--add-modules", "--limit-modules", "--add-exports",
        "--add-opens", "--add-reads", "--patch-module", "--enable-native-access", "--source", "-ea -cp"})
    void valuesThatAreMissingAreNamedAsByTheHost(String options) {
        compare(List.of(options.split(" ")));
    }

    @Test
    void agentsAreRefused() {
        Outcome ours = ToolRunner.tool("run", "-javaagent:a.jar", "X");
        assertEquals(64, ours.exitCode());
        assertEquals("stubarchive: -javaagent:a.jar: agents are not supported\n", ours.err());
    }

    @Test
    void theVersionIsThatOfTheClassLibrary() {
        List<String> host = ToolRunner.host("", List.of("-version")).err().lines().toList();
        Outcome ours = ToolRunner.tool("run", "-version", "There", "follows", "nothing");
        assertEquals(host.subList(0, 2), ours.err().lines().toList().subList(0, 2));
        assertEquals(0, ours.exitCode());
        assertEquals(host.get(0).replace(" version \"", " ").split("\"")[0], ToolRunner.tool("run", "--version").out().lines().findFirst().orElseThrow().split(" 20")[0]);
    }

    @Test
    void theHeapRunsFullOnceOnly() throws IOException {
        Path source = folder.resolve("Fill.java");
        Files.writeString(source, "public class Fill { public static void main(String[] a) { Object[] o = null; while (true) o = new Object[] {o, new long[1000]}; } }");
        javac("-d", folder.resolve("classes").toString(), source.toString());
        compare(List.of("-Xmx16m", "-XX:+ExitOnOutOfMemoryError", "-cp", folder.resolve("classes").toString(), "Fill"));
    }

    @Test
    void logsAreMapped() {
        Outcome ours = ToolRunner.tool("run", "-Xlog:gc*=debug,safepoint:stderr:uptime", "-verbose:class", "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello");
        assertEquals(0, ours.exitCode());
        assertTrue(ours.err().contains("org.stubarchive.samples.Hello"), ours.err());
        Outcome wrong = ToolRunner.tool("run", "-Xlog:gc=loud", "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello");
        assertEquals(1, wrong.exitCode());
    }

    private static void compare(List<String> arguments) {
        Outcome host = ToolRunner.host("", arguments);
        List<String> run = new ArrayList<>(arguments);
        run.add(0, "run");
        assertEquals(host, ToolRunner.tool("", run));
    }
}
