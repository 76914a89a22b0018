package org.stubarchive.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code demo}: the main job from end to end, each step as a user would type it. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Train a sample, run it from the archive, and show what was loaded, what generation would have cost, and what differs between two trainings.")
final class DemoCommand implements java.util.concurrent.Callable<Integer> {
    private static final String SAMPLE = "org.stubarchive.samples.Collections";

    @Spec
    private CommandSpec command;

    private PrintWriter out;

    @Override
    public Integer call() throws IOException {
        out = command.commandLine().getOut();
        Path directory = Files.createTempDirectory("stubarchive-demo");
        try {
            demonstrate(directory);
            return ExitCodes.OK;
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path p : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(p);
                }
            }
        }
    }

    private void demonstrate(Path directory) throws IOException {
        String archive = directory.resolve("demo.sar").toString();
        String again = directory.resolve("again.sar").toString();
        String baseline = directory.resolve("baseline.sar").toString();
        Path loadFigures = directory.resolve("load.json");
        Path generateFigures = directory.resolve("generate.json");

        step("1. Train: run the sample once and write all generated code to an archive.");
        tool("train", "-o", archive, "-cp", ToolProcess.samples(), SAMPLE);
        out.printf("   wrote %s, %,d bytes%n", archive, Files.size(Path.of(archive)));

        step("2. Run it from the archive.");
        ToolProcess.Result loaded = tool("run", "--load", archive, "--require-archive", "--stats=json:" + loadFigures, "-cp", ToolProcess.samples(), SAMPLE);
        loaded.out().lines().limit(3).forEach(l -> out.println("   | " + l));
        out.println("   | ...");

        step("3. Run it without an archive.");
        ToolProcess.Result generated = tool("run", "--stats=json:" + generateFigures, "-cp", ToolProcess.samples(), SAMPLE);
        ToolProcess.Result host = ToolProcess.runChecked(List.of(ToolProcess.hostJava(), "-cp", ToolProcess.samples(), SAMPLE));
        boolean same = loaded.out().equals(generated.out()) && loaded.out().equals(host.out());
        out.println("   output from the archive, from generated code and from the host's java: " + (same ? "equal" : "DIFFERENT"));

        step("4. What was loaded, and what generation would have cost.");
        JsonNode a = new ObjectMapper().readTree(loadFigures.toFile());
        JsonNode b = new ObjectMapper().readTree(generateFigures.toFile());
        out.printf("   archive:    %4d stubs loaded, %4d generated; code ready after %8.2f ms%n", a.at("/code/loaded").asInt(), a.at("/code/generated").asInt(), a.at("/phases/code").asDouble() / 1e6);
        out.printf("   no archive: %4d stubs loaded, %4d generated; code ready after %8.2f ms%n", b.at("/code/loaded").asInt(), b.at("/code/generated").asInt(), b.at("/phases/code").asDouble() / 1e6);
        out.printf("   text pages copied while running from the archive: %d bytes%n", a.at("/text/anonymousBytes").asLong());

        step("5. What differs between two trainings.");
        tool("train", "-o", again, "-cp", ToolProcess.samples(), SAMPLE);
        long position = Files.mismatch(Path.of(archive), Path.of(again));
        out.println("   the same training again: " + (position < 0 ? "identical, byte for byte" : "first difference at byte " + position));
        tool("train", "-o", baseline, "--cpu", "baseline", "-cp", ToolProcess.samples(), SAMPLE);
        out.println("   $ stubarchive diff " + archive + " " + baseline);
        ToolProcess.Result compared = ToolProcess.run(ToolProcess.tool("diff", archive, baseline));
        compared.out().lines().skip(1).takeWhile(l -> !l.equals("Stubs")).forEach(l -> out.println("   " + l));
        out.flush();
        if (!same || position >= 0 || compared.exitCode() != ExitCodes.FINDING) {
            throw new CommandFailure(ExitCodes.INTERNAL, "the demo did not show what it should");
        }
    }

    private void step(String title) {
        out.println();
        out.println(title);
        out.flush();
    }

    private ToolProcess.Result tool(String... args) {
        out.println("   $ stubarchive " + String.join(" ", args));
        out.flush();
        return ToolProcess.runChecked(ToolProcess.tool(args));
    }
}
