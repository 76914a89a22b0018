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

/** Programs that use what later releases have removed: the guest prints what the host prints. */
@EnabledForJreRange(max = JRE.JAVA_19)
class Release17ProgramsTest {
    @TempDir
    private Path classes;

    @ParameterizedTest
    @ValueSource(strings = "Halting")
    void printsWhatTheHostPrints(String program) throws Exception {
        Path source = Path.of(Release17ProgramsTest.class.getResource("/release17/" + program + ".java").toURI());
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-g", "-d", classes.toString(), source.toString()));
        List<String> arguments = List.of("-cp", classes.toString(), program);
        assertEquals(ToolRunner.host("", arguments), ToolRunner.tool("", List.of("run", "-cp", classes.toString(), program)));
    }
}
