package org.stubarchive.cli;

import java.util.List;
import java.util.Map;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.testing.CpuModel;
import org.stubarchive.testing.EmulatedMachine;

/** Runs the tool on an emulated aarch64, as a process of its own. */
final class EmulatedTool {
    private static final int PAGE = 4096;

    private EmulatedTool() {}

    /** Runs the {@code java} of the emulated machine, which may be of another release than this machine's. */
    static Outcome java(CpuModel model, String input, List<String> args) {
        List<String> command = EmulatedMachine.find().java(model, PAGE);
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(args);
        return ToolRunner.run(input, command, Map.of());
    }

    /** Runs the tool with an empty standard input. */
    static Outcome tool(CpuModel model, String... args) {
        return tool(model, "", List.of(args));
    }

    /** Runs the tool. */
    static Outcome tool(CpuModel model, String input, List<String> args) {
        return tool(model, PAGE, input, args);
    }

    /**
     * Runs the tool on a machine with pages of a certain size.
     *
     * @param pageSize bytes per page of memory
     */
    static Outcome tool(CpuModel model, int pageSize, String input, List<String> args) {
        List<String> command = EmulatedMachine.find().java(model, pageSize);
        command.addAll(List.of(
                "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED", "--add-exports", "java.base/jdk.internal.jimage=ALL-UNNAMED",
                // A start is short, even where it takes long.
                "-XX:TieredStopAtLevel=1", "-Xlog:disable", "-Xlog:all=error:stderr", "-cp", ToolRunner.toolClassPath(), Main.class.getName()));
        command.addAll(args);
        return ToolRunner.run(input, command, Map.of());
    }
}
