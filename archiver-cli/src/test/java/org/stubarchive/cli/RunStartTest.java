package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;

/** What a start of {@code run} with an archive must not load into the host JVM: each costs a cold JVM tens of milliseconds. */
class RunStartTest {
    /** The model of the command line, generated proxies, lambdas and whatever {@code invokedynamic} makes of our classes, libraries of the archive tools, regular expressions. */
    private static final Pattern EXPENSIVE = Pattern.compile("picocli\\..*|.*\\$Proxy[0-9]+|(org\\.stubarchive|com\\.sun\\.jna)\\..*(\\$\\$Lambda|Accessor[0-9]).*|com\\.fasterxml\\..*|org\\.apache\\..*"
            + "|java\\.util\\.regex\\.Pattern|java\\.util\\.Formatter|java\\.util\\.logging\\..*"
            + "|org\\.stubarchive\\.(arch|stubgen|cli\\.(report|diff|verify))\\..*");

    @TempDir
    Path directory;

    @Test
    void aStartLoadsNothingExpensive() throws Exception {
        Path log = directory.resolve("classes");
        List<String> command = new ArrayList<>(ToolRunner.command("run", "--load", TrainedArchive.get().toString(), "--require-archive", "-Xmx64m", "-Dkey=value", "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello"));
        command.add(1, "-Xlog:class+load:file=" + log);
        Outcome o = ToolRunner.run("", command, Map.of());
        assertEquals("Hello, world\n", o.out(), o.err());
        List<String> loaded = Files.readAllLines(log).stream().map(l -> l.substring(l.lastIndexOf(']') + 1).strip().split(" ")[0]).toList();
        assertTrue(loaded.contains("org.stubarchive.cli.RunCommand"), "the log is of another form: " + loaded);
        assertEquals(List.of(), loaded.stream().filter(c -> EXPENSIVE.matcher(c).matches()).toList());
    }
}
