package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stubarchive.cli.ToolRunner.Outcome;

/** The programs of package {@code conformance} print on the tool what they print on the host's {@code java}: output, errors with stack traces, exit status. */
class ConformanceTest {
    private static final String INPUT = "first line\n42 2.5 word\nrest\n";

    @ParameterizedTest
    @ValueSource(strings = {
        "Arithmetic", "Flow", "Types", "ArrayOperations", "Initialization", "Throwing", "NullPointers", "Reflection", "Handles", "Lambdas", "Threading",
        "Concurrency", "EndlessLoops", "Loading", "Linking", "Management", "InheritedMain a b", "PrivateMain",
    })
    void areas(String command) {
        compare(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dgiven=value Surroundings", "-Xmx48m Collecting", "-Xmx48m Exhausted"})
    void surroundings(String command) {
        compare(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "-ea Asserting", "-esa Asserting", "-ea:conformance... -da:conformance.sub... Asserting", "-ea -da:conformance.Asserting Asserting",
        "-enableassertions:conformance.sub... Asserting",
    })
    void assertions(String command) {
        compare(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 259", "thread", "halt", "hookthrows", "finally", "throw", "overflow", "init", "weird", "quiet", "suppressed", "daemon", "survivor", "threadthrows", "blocked"})
    void endings(String arguments) {
        compare("Exits " + arguments);
    }

    /**
     * Runs a program on both.
     *
     * @param command options, each beginning with a dash, class name without its package, arguments
     */
    private static void compare(String command) {
        List<String> arguments = new ArrayList<>(List.of("-cp", ToolRunner.locate("conformance/Types.class") + File.pathSeparator
                + ToolRunner.locate("org/objectweb/asm/ClassWriter.class")));
        boolean named = false;
        for (String word : command.split(" ")) {
            boolean isName = !named && !word.startsWith("-");
            arguments.add(isName ? "conformance." + word : word);
            named |= isName;
        }
        Outcome host = ToolRunner.host(INPUT, arguments);
        Outcome ours = ToolRunner.tool(INPUT, Stream.concat(Stream.of("run", "--load", TrainedArchive.get().toString()), arguments.stream()).toList());
        assertEquals(host.out(), ours.out());
        assertEquals(host.err(), ours.err());
        assertEquals(host.exitCode(), ours.exitCode());
    }
}
