package org.stubarchive.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.stubarchive.cli.doctor.Diagnosis;
import org.stubarchive.cli.doctor.Mismatch;
import org.stubarchive.cli.profile.LoadListeners;
import org.stubarchive.cli.report.Printable;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.loader.CodeLoadException;
import org.stubarchive.loader.LoadListener;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.OpenArchive;
import org.stubarchive.loader.os.OsException;
import org.stubarchive.natives.Natives;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.VmOptions;
import org.stubarchive.vm.calls.GeneratedCodeCrash;
import org.stubarchive.vm.code.StubCodeGenerator;
import org.stubarchive.vm.code.VmCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code run}: runs a Java program, from an archive or from freshly generated code. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run a Java program. The exit status is the program's, and 1 after an uncaught exception.",
        footer = {
            "",
            "Examples:",
            "  stubarchive run -cp classes com.example.Main argument",
            "  stubarchive run --load app.sar -Xmx64m -Dkey=value -cp classes com.example.Main",
            "  stubarchive run --load app.sar --cpu-features baseline --stats -jar app.jar",
            "  stubarchive run --key release.pub.pem --load app.sar -cp classes com.example.Main",
            "  perf record -g stubarchive run --perf-map --load app.sar -cp classes com.example.Main"
        })
final class RunCommand implements Callable<Integer>, GuestRun.Gate {
    @Mixin
    private CodeOptions code = new CodeOptions();

    @Mixin
    private ArchiveSignature signature = new ArchiveSignature();

    @Mixin
    private ProfilerOptions profiler = new ProfilerOptions();

    @Mixin
    private ProgramOptions program = new ProgramOptions();

    /** Sets an option as the parser does; false if there is none of this name or the value is left to the parser. */
    boolean set(String name, String value) {
        return program.set(name, value) || code.set(name, value) || signature.set(name, value) || profiler.set(name);
    }

    /** Sets the main class and its arguments. */
    void program(List<String> words) {
        program.program(words);
    }

    @Override
    public Integer call() throws IOException {
        Path statsFile = code.statsFile();
        VmOptions options = program.toVmOptions(new Outputs().reading(code.archive).writing(statsFile));
        StubCodeGenerator generator = new StubCodeGenerator();
        GuestRun run = new GuestRun(generator).use(code.use());
        if (code.cpuFeatures != null && code.cpuFeatures.kind() != CpuSelection.Kind.NATIVE) {
            code.cpuFeatures.requireFor("--cpu-features", Set.of(run.target()));
            run.allow(code.cpuFeatures.resolve(run.target(), CpuFeatures.BASELINE));
        }
        run.rejected(code.requireArchive ? LoaderOptions.Rejected.REFUSE : LoaderOptions.Rejected.GENERATE);
        if (code.requireArchive && code.archive == null) {
            throw new CommandFailure(ExitCodes.USAGE, "--require-archive needs --load FILE");
        }
        if (signature.isDemanded() && code.archive == null) {
            throw new CommandFailure(ExitCodes.USAGE, "--key needs --load FILE");
        }
        run.gate(this);
        try (ProfilerOptions observing = profiler) {
            StubLog log = listen(run, generator, options, observing);
            return run(run, options, statsFile, log);
        }
    }

    @Override
    public void check(ArchiveFile archive, Target target) throws CodeLoadException, IOException {
        signature.check(code.archive, archive.bytes());
        if (code.cpuMatch == Diagnosis.CpuMatch.EXACT && archive.has(target)) {
            CpuFeatures machine = HostFeatures.of(target);
            List<Mismatch> mismatches = Diagnosis.inexact(archive.tables(target), target, code.cpuFeatures == null ? machine : code.cpuFeatures.resolve(target, machine));
            if (!mismatches.isEmpty()) {
                throw new CodeLoadException(code.archive + ": " + mismatches.get(0).what() + "; " + mismatches.get(0).remedy());
            }
        }
    }

    /** Sets who is told of each stub; gives the log, or null if it is off. */
    private static StubLog listen(GuestRun run, StubCodeGenerator generator, VmOptions options, ProfilerOptions observing) {
        run.textMemory(observing.textMemory());
        List<LoadListener> listeners = new ArrayList<>(observing.start(run.target()));
        StubLog log = StubLog.of(options.log());
        if (log != null) {
            listeners.add(log);
            generator.listener(log);
        }
        if (!listeners.isEmpty()) {
            run.listener(new LoadListeners(listeners));
        }
        return log;
    }

    private int run(GuestRun run, VmOptions options, Path statsFile, StubLog log) throws IOException {
        long start = System.nanoTime();
        VmCode vmCode = start(run);
        if (log != null) {
            log.finished(vmCode);
        }
        run.phases().add("code", System.nanoTime() - start);
        VirtualMachine machine = new VirtualMachine(options, vmCode);
        Natives.install(machine);
        int exitCode;
        try {
            exitCode = machine.run();
        } catch (GeneratedCodeCrash crash) {
            System.err.print(CrashPrinter.report(crash, machine, vmCode, run.target(), run.archive()));
            System.err.flush();
            return ExitCodes.INTERNAL;
        }
        if (code.stats != null) {
            RunStatistics statistics = new RunStatistics(machine, vmCode);
            if (statsFile != null) {
                statistics.writeJson(statsFile);
            } else {
                statistics.print(System.err);
            }
        }
        return exitCode;
    }

    private VmCode start(GuestRun run) {
        if (code.archive != null) {
            try {
                return run.load(code.archive.toString(), code.allowUntrusted ? OpenArchive.Trust.ANYBODY : OpenArchive.Trust.OWNER);
            } catch (NoSuchFileException e) {
                unusable(code.archive + ": no such file");
            } catch (IOException | CodeLoadException | OsException e) {
                unusable(e.getMessage());
            } catch (OutOfMemoryError | StackOverflowError e) {
                unusable(code.archive + ": loading it needs more memory than there is: " + e.getMessage());
            } catch (InternalError e) {
                // What the host JVM makes of a fault in a file that is mapped.
                unusable(code.archive + ": it became shorter while it was read: " + e.getMessage());
            }
        }
        try {
            return run.generate();
        } catch (CodeLoadException e) {
            throw new IllegalStateException("generated code cannot be bound: " + e.getMessage(), e);
        }
    }

    /** Says why the archive is not used. Where a signature is demanded and the archive did not get as far as its check, a file that lacks it still ends the run. */
    private void unusable(String reason) {
        if (signature.isDemanded()) {
            signature.check(code.archive, InputFile.read(code.archive));
        }
        if (code.requireArchive) {
            throw new CommandFailure(ExitCodes.UNUSABLE_HERE, "archive cannot be used: " + reason);
        }
        System.err.println(Printable.of("stubarchive: warning: archive cannot be used, generating code: " + reason));
    }
}
