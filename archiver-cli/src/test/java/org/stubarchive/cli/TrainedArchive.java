package org.stubarchive.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One archive, trained once per test run and shared by the tests that only read it. */
final class TrainedArchive {
    private static Path file;

    private TrainedArchive() {}

    static synchronized Path get() {
        if (file == null) {
            try {
                Path directory = Files.createTempDirectory("trained");
                Path archive = directory.resolve("all.sar");
                ToolRunner.Outcome o = ToolRunner.tool("train", "-o", archive.toString());
                if (o.exitCode() != 0) {
                    throw new AssertionError("train: exit status " + o.exitCode() + "\n" + o.err());
                }
                archive.toFile().deleteOnExit();
                directory.toFile().deleteOnExit();
                file = archive;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return file;
    }
}
