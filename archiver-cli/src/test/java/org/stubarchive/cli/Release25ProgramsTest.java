package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs in the language and with the library of JDK 25, compiled by its compiler: the guest prints what the host prints. */
@EnabledForJreRange(min = JRE.JAVA_25)
class Release25ProgramsTest {
    @TempDir
    private Path classes;

    @ParameterizedTest
    @ValueSource(strings = {"VirtualThreads", "ScopedValues", "StackWalks", "InstanceMain", "StaticMainWithoutArguments", "FailingConstructor", "FirstPatterns",
        "FirstVirtualThread", "FirstScopedValue", "FirstClassFile", "FirstFieldOfInstanceMain"})
    void printsWhatTheHostPrints(String program) throws Exception {
        Path source = Path.of(Release25ProgramsTest.class.getResource("/release25/" + program + ".java").toURI());
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-g", "-d", classes.toString(), source.toString()));
        List<String> arguments = List.of("-cp", classes.toString(), program);
        assertEquals(ToolRunner.host("", arguments), ToolRunner.tool("", List.of("run", "-cp", classes.toString(), program)));
    }
}
