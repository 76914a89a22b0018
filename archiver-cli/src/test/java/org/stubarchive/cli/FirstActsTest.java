package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conformance.start.FirstActs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stubarchive.cli.ToolRunner.Outcome;

/** Whatever a program does first works, or fails, as on the host. */
class FirstActsTest {
    static Stream<String> acts() {
        return Stream.of(FirstActs.class.getDeclaredClasses()).filter(FirstActsTest::isProgram).map(Class::getSimpleName).sorted(Comparator.naturalOrder());
    }

    private static boolean isProgram(Class<?> c) {
        return Stream.of(c.getDeclaredMethods()).anyMatch(m -> m.getName().equals("main"));
    }

    @ParameterizedTest
    @MethodSource("acts")
    void isAsOnTheHost(String act) {
        List<String> arguments = List.of("-cp", ToolRunner.locate("conformance/start/FirstActs.class"), FirstActs.class.getName() + "$" + act);
        Outcome host = ToolRunner.host("input", arguments);
        List<String> ours = new ArrayList<>(List.of("run", "--load", TrainedArchive.get().toString()));
        ours.addAll(arguments);
        assertEquals(host, ToolRunner.tool("input", ours));
    }
}
