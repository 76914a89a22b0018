package org.stubarchive.cli;

import org.stubarchive.cli.report.Printable;
import org.stubarchive.loader.os.ShortageException;

/** Starts the tool. */
public final class Main {
    private Main() {}

    /** Runs the tool and ends the process with its exit code. */
    public static void main(String[] args) {
        // What a program prints goes another way.
        if (args.length == 0 || !args[0].equals(RunArguments.COMMAND)) {
            StandardOutput.install();
        }
        int code = run(args);
        System.out.flush();
        System.err.flush();
        // Guest daemon threads are host threads and may still be running.
        Runtime.getRuntime().halt(code);
    }

    /**
     * Runs the tool. {@code run} is taken apart by {@link RunArguments}: the model of the command line would take longer than the start of a program.
     *
     * @return the exit code
     */
    static int run(String... args) {
        try {
            boolean isRun = args.length > 0 && args[0].equals(RunArguments.COMMAND);
            int code = isRun ? RunArguments.run(args) : ToolCommand.run(args);
            boolean isOurs = code == ExitCodes.OK || code == ExitCodes.FINDING && !isRun;
            OutputFailure loss = isOurs ? StandardOutput.loss() : null;
            if (loss != null) {
                throw loss;
            }
            return code;
        } catch (Throwable e) {
            return failure(e);
        }
    }

    /** Says why a command failed, and gives the exit code for it. */
    static int failure(Throwable e) {
        if (e instanceof CommandFailure f) {
            (f.isForOutput() ? System.out : System.err).println(f.line());
            return f.exitCode();
        }
        if (e instanceof ShortageException) {
            return failure(new CommandFailure(ExitCodes.UNUSABLE_HERE, e.getMessage()));
        }
        if (e instanceof VirtualMachineError || e instanceof LinkageError) {
            // What the host JVM ran out of, or lacks, leaves no room for more than a line.
            System.err.println(Printable.of("stubarchive: internal error of the host JVM, please report it: " + e));
            return ExitCodes.INTERNAL;
        }
        System.err.println("stubarchive: internal error, please report it");
        System.err.println(ToolVersion.PRODUCER);
        e.printStackTrace();
        return ExitCodes.INTERNAL;
    }
}
