package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import conformance.library.Suite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stubarchive.cli.ToolRunner.Outcome;

/** The class library behaves on our VM as on the host's: programs that use much of it print the same, on both streams, and end with the same status. */
class LibraryConformanceTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "Dates Texts Charsets",
        "Containers Serializing FilesAndChannels Archives",
        "Networking Systems",
        "Security Documents Compiling",
        "Images Surroundings",
    })
    void printsWhatTheHostPrints(String programs) throws Exception {
        Path classes = Path.of(Suite.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> arguments = new ArrayList<>(List.of("-cp", classes.toString(), Suite.class.getName()));
        arguments.addAll(List.of(programs.split(" ")));
        Outcome host = ToolRunner.host("", arguments);
        assertFalse(host.out().contains(" failed\n"), host.out());

        List<String> ours = new ArrayList<>(List.of("run"));
        ours.addAll(arguments);
        assertEquals(host, ToolRunner.tool("", ours));
    }
}
