package org.stubarchive.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.stubarchive.cli.diff.ArchiveDiff;
import org.stubarchive.cli.diff.ArchiveSide;
import org.stubarchive.cli.diff.CoverageDiff;
import org.stubarchive.cli.gate.DiffGate;
import org.stubarchive.cli.map.ArchiveMap;
import org.stubarchive.cli.report.Report;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.reader.Archive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff}: what differs between two archives. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Compare two archives stub by stub, by what the code does and not by where it lies.",
            "Stubs are matched by target, static id and needed CPU features. Exit status: 0 nothing that counts, 1 findings, 2 an archive is unreadable or the two cannot be compared."
        },
        footer = {
            "",
            "Examples:",
            "  stubarchive diff old.sar new.sar",
            "  stubarchive diff --fail-on removed,code-changed --max-growth 2%% old.sar new.sar",
            "  stubarchive diff --report md=summary.md --report json=diff.json --allow accepted.txt old.sar new.sar",
            "  stubarchive diff --map changes.html old.sar new.sar",
            "  stubarchive diff --ids-only x86.sar aarch64.sar",
            "  stubarchive diff --ids-only --old-target linux-x86_64 --new-target linux-aarch64 both.sar both.sar"
        })
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "OLD", description = "The archive to compare with.")
    private Path oldFile;

    @Parameters(index = "1", paramLabel = "NEW", description = "The archive that is judged.")
    private Path newFile;

    @Option(names = "--ids-only", description = "Compare only which stubs the archives hold: target by target, or across, if each holds one target and they differ.")
    private boolean idsOnly;

    @Option(names = "--old-target", paramLabel = "TARGET", converter = TargetConverter.class, description = "With --ids-only: the target of OLD to compare, linux-x86_64 or linux-aarch64 (default: its only one).")
    private Target oldTarget;

    @Option(names = "--new-target", paramLabel = "TARGET", converter = TargetConverter.class, description = "With --ids-only: the target of NEW to compare with it (default: its only one). OLD and NEW may be the same file.")
    private Target newTarget;

    @Option(names = "--suggest-renames", description = "Mention pairs of removed and added stubs with equal code. They still count as removed and added.")
    private boolean suggestRenames;

    @Option(names = "--map", paramLabel = "FILE", description = "Also write a picture of both archives as one HTML file: 'map OLD NEW' explains it.")
    private Path map;

    @Mixin
    private GateOptions gateOptions;

    @Mixin
    private ReportOptions reports;

    @Override
    public Integer call() throws IOException {
        return reports.reported(idsOnly ? CoverageReport.COMMAND : "diff", newFile.toString(), new Outputs(command).reading(oldFile).reading(newFile).reading(gateOptions.allow).writing(map), this::diff);
    }

    private int diff() throws IOException {
        if (!idsOnly && (oldTarget != null || newTarget != null)) {
            throw new ParameterException(command.commandLine(), "--old-target and --new-target need --ids-only; 'strip --targets' gives an archive of one target");
        }
        if (idsOnly && map != null) {
            throw new ParameterException(command.commandLine(), "--map shows code, which --ids-only does not compare");
        }
        DiffGate gate = gateOptions.gate();
        boolean missing = gateOptions.allowMissingBaseline && Files.notExists(oldFile);
        Archive newArchive = InspectCommand.read(newFile);
        Archive oldArchive = missing ? null : InspectCommand.read(oldFile);
        ArchiveSide after = ArchiveSide.of(newFile.toString(), newArchive);
        ArchiveSide before = missing ? ArchiveSide.missing(oldFile.toString()) : ArchiveSide.of(oldFile.toString(), oldArchive);
        SoundArchive.requireInstructions(newFile.toString(), newArchive, SoundArchive.EVERY_UNIT);
        List<Runnable> results = new ArrayList<>();
        Report report;
        if (idsOnly) {
            if (!missing) {
                SoundArchive.requireInstructions(oldFile.toString(), oldArchive, SoundArchive.EVERY_UNIT);
            }
            report = new CoverageReport(before.name(), after.name(), coverage(before, after)).report(missing ? Collections.emptySet() : gate.failOn());
        } else {
            if (!missing) {
                requireCommonTarget(before, after);
            }
            ArchiveDiff diff = ArchiveDiff.of(before, after);
            if (!missing) {
                // What is the same, byte for byte and row for row, was checked in the new one.
                SoundArchive.requireInstructions(oldFile.toString(), oldArchive, image -> diff.oldUnitsThatDiffer(image.target()));
            }
            List<ArchiveDiff.RenameHint> renames = suggestRenames ? diff.renameHints() : List.of();
            report = new DiffReport(diff, (missing ? DiffGate.open() : gate).judge(diff), missing ? DiffReport.Baseline.MISSING : DiffReport.Baseline.PRESENT, renames)
                    .report(reports.areWanted() ? DiffReport.Items.ALL : DiffReport.Items.SHOWN_AS_TEXT);
            if (map != null) {
                results.add(() -> Outputs.write(map, out -> out.write(ArchiveMap.ofDifference(MapCommand.name(oldFile), oldArchive, MapCommand.name(newFile), newArchive, diff))));
            }
        }
        results.add(() -> reports.write(report));
        ReportOptions.print(report, command.commandLine().getOut());
        Outputs.writeAll(results);
        return report.outcome() == Report.Outcome.PASSED ? ExitCodes.OK : ExitCodes.FINDING;
    }

    /**
     * Two archives can be compared if there is a target that both hold.
     *
     * @throws CommandFailure with exit code 2 otherwise
     */
    static void requireCommonTarget(ArchiveSide before, ArchiveSide after) {
        if (Collections.disjoint(before.targets(), after.targets())) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, before.name() + " is for " + ids(before) + ", " + after.name() + " for " + ids(after) + ": only diff --ids-only compares them");
        }
    }

    private CoverageDiff coverage(ArchiveSide before, ArchiveSide after) {
        if (oldTarget == null && newTarget == null || before.targets().isEmpty()) {
            try {
                return CoverageDiff.of(before, after);
            } catch (IllegalArgumentException e) {
                throw new CommandFailure(ExitCodes.BAD_INPUT, e.getMessage());
            }
        }
        return CoverageDiff.of(before, after, chosen(before, oldTarget, "--old-target"), chosen(after, newTarget, "--new-target"));
    }

    private static Target chosen(ArchiveSide side, Target target, String option) {
        if (target == null && side.targets().size() > 1) {
            throw new CommandFailure(ExitCodes.USAGE, side.name() + " holds " + ids(side) + ": choose one with " + option);
        }
        if (target != null && !side.targets().contains(target)) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, side.name() + ": holds no code for " + target.id() + ", only for " + ids(side));
        }
        return target == null ? side.targets().get(0) : target;
    }

    private static String ids(ArchiveSide side) {
        return side.targets().isEmpty() ? "no target" : String.join(", ", side.targets().stream().map(t -> t.id()).toList());
    }
}
