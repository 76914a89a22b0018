package org.stubarchive.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Archives, each trained once per test run and shared by the tests that only read it. */
final class TrainedArchive {
    private static final Map<String, Path> FILES = new HashMap<>();

    private TrainedArchive() {}

    /** For this machine's target. */
    static Path get() {
        return get("host");
    }

    /** For the targets that {@code train --target} is told. */
    static synchronized Path get(String targets) {
        return FILES.computeIfAbsent(targets, TrainedArchive::train);
    }

    private static Path train(String targets) {
        try {
            Path directory = Files.createTempDirectory("trained");
            Path archive = directory.resolve("all.sar");
            List<String> args = new ArrayList<>(List.of("train", "-o", archive.toString()));
            if (!targets.equals("host")) {
                args.addAll(List.of("--target", targets));
            }
            ToolRunner.Outcome o = ToolRunner.tool("", args);
            if (o.exitCode() != 0) {
                throw new AssertionError("train: exit status " + o.exitCode() + "\n" + o.err());
            }
            archive.toFile().deleteOnExit();
            directory.toFile().deleteOnExit();
            return archive;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
