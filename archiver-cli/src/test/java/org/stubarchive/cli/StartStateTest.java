package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conformance.start.InitialState;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;

/**
 * When a program begins, the class library is in the state in which {@code java} of the same release has it: the same classes are initialised, and have the same values. The host is asked twice,
 * since its archive of class data holds some objects ready-made that are computed without it.
 */
class StartStateTest {
    private static final List<String> SHARING = List.of("auto", "off");
    private static final Pattern INITIALIZING_ON_HOST = Pattern.compile("Initializing '([^']+)'");
    private static final Pattern INITIALIZING = Pattern.compile("\\[class] (\\S+) initializing$");
    private static final List<String> ACCESS = List.of(
            "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED", "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-cp", ToolRunner.locate("conformance/start/InitialState.class"));

    @TempDir
    Path directory;

    private static List<String> join(List<String> first, List<String> then, String... last) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        all.addAll(List.of(last));
        return all;
    }

    private static Outcome succeeding(Outcome o) {
        assertEquals(0, o.exitCode(), o.out() + o.err());
        return o;
    }

    /** Names of the classes that were initialised before the main class, each with an empty value. */
    private static Map<String, String> initialized(Path log, Pattern line) throws Exception {
        Map<String, String> names = new TreeMap<>();
        for (String l : Files.readAllLines(log)) {
            Matcher m = line.matcher(l);
            if (m.find()) {
                String name = m.group(1).replace('/', '.');
                if (name.equals("org.stubarchive.samples.Hello")) {
                    return names;
                }
                names.put(name, "");
            }
        }
        throw new AssertionError(log + " has no line of the main class");
    }

    /** Class path of the program: always a directory, since {@code java} initialises other classes where it opens a jar file, and the samples are a jar file or a directory as the build goes. */
    private String hello() throws Exception {
        String file = "org/stubarchive/samples/Hello.class";
        Path copy = directory.resolve("hello").resolve(file);
        if (!Files.exists(copy)) {
            Files.createDirectories(copy.getParent());
            try (InputStream in = getClass().getClassLoader().getResourceAsStream(file)) {
                Files.copy(in, copy);
            }
        }
        return directory.resolve("hello").toString();
    }

    private Map<String, String> initializedHere() throws Exception {
        Path log = directory.resolve("here.log");
        succeeding(ToolRunner.tool("", List.of("run", "--log", "class=debug:" + log, "-cp", hello(), "org.stubarchive.samples.Hello")));
        return initialized(log, INITIALIZING);
    }

    private List<Map<String, String>> initializedOnHost() throws Exception {
        List<Map<String, String>> all = new ArrayList<>();
        for (String sharing : SHARING) {
            Path log = directory.resolve(sharing + ".log");
            succeeding(ToolRunner.host("", List.of("-Xshare:" + sharing, "-Xlog:class+init=info:file=" + log, "-cp", hello(), "org.stubarchive.samples.Hello")));
            all.add(initialized(log, INITIALIZING_ON_HOST));
        }
        return all;
    }

    private static Map<String, String> values(String out) {
        Map<String, String> values = new TreeMap<>();
        for (String line : out.split("\n")) {
            int at = line.indexOf(" = ");
            assertTrue(at > 0, line);
            assertEquals(null, values.put(line.substring(0, at), line.substring(at + 3)), line);
        }
        return values;
    }

    @Test
    void classesAreInitializedAsOnTheHost() throws Exception {
        new AllowedDifferences("/start/initialized.tsv").check(initializedHere(), initializedOnHost());
    }

    @Test
    void theClassLibraryIsInTheStateInWhichTheHostHasIt() throws Exception {
        Path names = directory.resolve("classes");
        List<Map<String, String>> onHost = initializedOnHost();
        Files.write(names, initializedHere().keySet().stream().filter(n -> onHost.stream().anyMatch(h -> h.containsKey(n))).toList());
        List<Map<String, String>> hosts = new ArrayList<>();
        for (String sharing : SHARING) {
            hosts.add(values(succeeding(ToolRunner.host("", join(List.of("-Xshare:" + sharing), ACCESS, InitialState.class.getName(), names.toString()))).out()));
        }
        Map<String, String> here = values(succeeding(ToolRunner.tool("", join(List.of("run"), ACCESS, InitialState.class.getName(), names.toString()))).out());
        new AllowedDifferences("/start/state.tsv").check(here, hosts);
    }
}
