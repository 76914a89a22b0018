package org.stubarchive.testing;

import java.util.ArrayList;
import java.util.List;

/** How to start another JVM like the one that runs the tests. */
public final class ThisJvm {
    private ThisJvm() {}

    /**
     * The command that starts it, under the emulator if this one is.
     *
     * @return beginning of a command line; options of {@code java} follow
     */
    public static List<String> command() {
        String model = System.getProperty(EmulatedTests.CPU);
        if (model != null) {
            return EmulatedMachine.below().java(CpuModel.valueOf(model), Integer.getInteger(EmulatedTests.PAGE_SIZE));
        }
        return new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    }
}
