package org.stubarchive.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.stubarchive.cli.profile.GdbInterface;
import org.stubarchive.cli.profile.JitDumpFile;
import org.stubarchive.cli.profile.PerfMapFile;
import org.stubarchive.format.code.Target;
import org.stubarchive.loader.LoadListener;
import org.stubarchive.loader.cache.TextMemory;
import picocli.CommandLine.Option;

/** The options of {@code run} by which profilers and debuggers name every stub. */
final class ProfilerOptions implements AutoCloseable {
    @Option(names = "--perf-map", description = "Write /tmp/perf-PID.map, where perf finds the names of stubs. Text is copied into memory of no file, where perf asks for them.")
    private boolean perfMap;

    @Option(names = "--jitdump", description = "Write jit-PID.dump into the current directory, for 'perf record -k mono' and 'perf inject --jit'.")
    private boolean jitDump;

    @Option(names = "--gdb-jit", description = "Tell an attached gdb the names of stubs.")
    private boolean gdb;

    private final List<LoadListener> observers = new ArrayList<>();

    /** Sets an option as the parser does; false if there is none of this name. */
    boolean set(String name) {
        switch (name) {
            case "--perf-map" -> perfMap = true;
            case "--jitdump" -> jitDump = true;
            case "--gdb-jit" -> gdb = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Where text has to be: perf looks into its maps only for memory that belongs to no file. */
    TextMemory textMemory() {
        return perfMap ? TextMemory.ANONYMOUS : TextMemory.SHARED;
    }

    /**
     * Starts what was asked for.
     *
     * @throws CommandFailure with exit code 2 if a file cannot be written
     */
    List<LoadListener> start(Target target) {
        try {
            if (perfMap) {
                observers.add(PerfMapFile.create());
            }
            if (jitDump) {
                observers.add(JitDumpFile.create(target));
            }
            if (gdb) {
                observers.add(GdbInterface.create(target));
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, "profiler output: " + e.getMessage());
        }
        return observers;
    }

    /** Completes the files. */
    @Override
    public void close() throws IOException {
        for (LoadListener o : observers) {
            if (o instanceof AutoCloseable c) {
                try {
                    c.close();
                } catch (IOException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
