package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stubarchive.cli.ToolRunner.Outcome;

/**
 * Random programs about modules, packages and loaders print what they print on the host. {@code -Dmodules.seeds=FROM-TO} chooses others, as many as there is time for.
 */
class ModulesTest {
    private static final String SEEDS = System.getProperty("modules.seeds", "0-40");

    @Test
    void bookkeepingIsThatOfTheHost() {
        String classPath = ToolRunner.locate("conformance/modules/RandomModules.class") + File.pathSeparator + ToolRunner.locate("org/objectweb/asm/ClassWriter.class");
        List<String> arguments = List.of("-cp", classPath, "conformance.modules.RandomModules", SEEDS.substring(0, SEEDS.indexOf('-')), SEEDS.substring(SEEDS.indexOf('-') + 1));
        Outcome host = ToolRunner.host("", arguments);
        assertEquals(0, host.exitCode(), host.err());
        Outcome ours = ToolRunner.tool("", Stream.concat(Stream.of("run"), arguments.stream()).toList());
        assertEquals(host.out(), ours.out());
        assertEquals(host.err(), ours.err());
        assertEquals(host.exitCode(), ours.exitCode());
    }
}
