package org.stubarchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.stubarchive.cli.doctor.Diagnosis;
import org.stubarchive.cli.doctor.Mismatch;
import org.stubarchive.cli.report.Printable;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.loader.os.Emulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code doctor}: would an archive load here? */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Say whether an archive would be loaded here. The first line is the verdict and its cause; then follow all mismatches, each with its remedy.",
            "Exit status: 0 all of it would be loaded; 3 some or all of it would not; 2 unreadable or damaged."
        },
        footer = {
            "",
            "Examples:",
            "  stubarchive doctor app.sar",
            "  stubarchive doctor --cpu-features baseline app.sar",
            "  stubarchive doctor --without avx2,bmi2 --cpu-match exact app.sar",
            "  stubarchive doctor --report junit=doctor.xml app.sar"
        })
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "FILE", description = "The archive.")
    private Path file;

    @Option(names = "--cpu-features", paramLabel = "native|baseline|LIST", converter = CpuSelection.Converter.class, description = "Take the machine to have these CPU features only (default: native).")
    private CpuSelection cpuFeatures = new CpuSelection(CpuSelection.Kind.NATIVE, CpuFeatures.BASELINE);

    @Option(names = "--without", paramLabel = "all|LIST", converter = CpuSelection.LackingConverter.class, description = "Take the machine to lack these CPU features.")
    private CpuSelection without = new CpuSelection(CpuSelection.Kind.BASELINE, CpuFeatures.BASELINE);

    @Option(names = "--cpu-match", paramLabel = "subset|exact", description = "What fits: a machine that can run one variant of each stub, or only the CPU that the archive was trained for (default: ${DEFAULT-VALUE}).")
    private Diagnosis.CpuMatch match = Diagnosis.CpuMatch.SUBSET;

    @Mixin
    private ReportOptions reports;

    @Override
    public Integer call() throws IOException {
        return reports.reported("doctor", file.toString(), new Outputs(command).reading(file), this::diagnose);
    }

    private int diagnose() {
        PrintWriter out = command.commandLine().getOut();
        Archive archive = SoundArchive.read(file);
        Target target = HostCpu.target();
        CpuFeatures machine = machine(target);
        Diagnosis diagnosis;
        try {
            diagnosis = Diagnosis.of(file.toString(), archive.file(), target, machine, GeneratedUnits.of(target), match);
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, e.getMessage());
        }
        DoctorReport report = new DoctorReport(file.toString(), target, machine, diagnosis, archive.producer());
        out.println(Printable.of(file) + ": " + report.verdict());
        for (Mismatch m : diagnosis.mismatches()) {
            out.printf("  %s %s%n         remedy: %s%n", m.weight() == Mismatch.Weight.BLOCKS ? "blocks:" : "costs: ", Printable.of(m.what()), Printable.of(m.remedy()));
        }
        String emulator = Emulator.program();
        out.println("  this machine: " + target.id() + (emulator == null ? "" : ", emulated by " + emulator) + ", CPU features " + machine);
        out.println("  made by: " + ToolVersion.describe(archive.producer()));
        out.println("  this is: " + ToolVersion.PRODUCER);
        out.flush();
        reports.write(report.report());
        return diagnosis.isUsable() ? ExitCodes.OK : ExitCodes.UNUSABLE_HERE;
    }

    private CpuFeatures machine(Target target) {
        cpuFeatures.requireFor("--cpu-features", Set.of(target));
        without.requireFor("--without", Set.of(target));
        CpuFeatures given = cpuFeatures.resolve(target, HostFeatures.of(target));
        EnumSet<CpuFeature> left = EnumSet.noneOf(CpuFeature.class);
        left.addAll(given.asSet());
        left.removeAll(without.resolve(target, CpuFeatures.BASELINE).asSet());
        return CpuFeatures.of(left);
    }
}
