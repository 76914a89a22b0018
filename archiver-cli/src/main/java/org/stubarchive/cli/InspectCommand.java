package org.stubarchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.stubarchive.cli.coverage.Absences;
import org.stubarchive.cli.coverage.ArchiveCoverage;
import org.stubarchive.cli.report.Numbers;
import org.stubarchive.cli.report.Printable;
import org.stubarchive.cli.report.TextReport;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.format.reader.ArchiveReader;
import org.stubarchive.format.reader.ArchiveVerifier;
import org.stubarchive.loader.HostCpu;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect}: what an archive holds. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = {
            "Show what an archive holds: categories, stubs, entries, sizes, variants, and which variant would be chosen here.",
            "With --coverage: which target has which stub of the catalogue, and why the others lack it."
        },
        footer = {"", "Examples:", "  stubarchive inspect app.sar", "  stubarchive inspect --entries --filter arraycopy app.sar", "  stubarchive inspect --cpu-features baseline app.sar",
            "  stubarchive inspect --by page --sort size --top 10 --report json=app.json app.sar",
            "  stubarchive inspect --coverage both.sar"})
final class InspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "FILE", description = "The archive.")
    private Path file;

    @Option(names = "--entries", description = "List every stub with its entries.")
    private boolean entries;

    @Option(names = "--filter", paramLabel = "TEXT", description = "Only stubs whose name contains this; implies --entries.")
    private String filter;

    @Option(names = "--sort", paramLabel = "id|size|offset", description = "Order of the stubs (default: ${DEFAULT-VALUE}).")
    private StubSelection.Order sort = StubSelection.Order.ID;

    @Option(names = "--top", paramLabel = "N", description = "List at most so many stubs, and the sum of the others; implies --entries.")
    private int top = StubSelection.ALL;

    @Option(names = "--by", paramLabel = "category|variant|page", split = ",", description = "Sums to show instead of the usual ones: by category, by needed features, by page of 4 KiB.")
    private List<StubGroups.By> by = List.of();

    @Option(names = "--coverage", description = "Show, for each stub of the catalogue, which targets of the archive have it, and for those that lack it the reason. Listed are the stubs that targets differ in; with --entries or --filter the others too.")
    private boolean coverage;

    @Mixin
    private ReportOptions reports;

    @Option(names = "--cpu-features", paramLabel = "native|baseline|LIST", converter = CpuSelection.Converter.class, description = "Show which variants a machine with these features would take (default: native).")
    private CpuSelection cpuFeatures = new CpuSelection(CpuSelection.Kind.NATIVE, CpuFeatures.BASELINE);

    @Override
    public Integer call() throws IOException {
        return reports.reported(coverage ? InspectCoverageReport.COMMAND : "inspect", file.toString(), new Outputs(command).reading(file), this::inspect);
    }

    private int inspect() throws IOException {
        if (top < 0) {
            throw new ParameterException(command.commandLine(), "--top: " + top + " is less than 0");
        }
        Archive archive = read(file);
        PrintWriter out = command.commandLine().getOut();
        if (coverage) {
            InspectCoverageReport report = new InspectCoverageReport(file.toString(), ArchiveCoverage.of(archive.tables(), Catalogue.standard(), new Absences()));
            reports.printAndWrite(report.report(entries || filter != null ? InspectCoverageReport.Rows.ALL : InspectCoverageReport.Rows.GAPS, filter), out);
            return ExitCodes.OK;
        }
        out.printf("%s: %,d bytes, %d sections%n", Printable.of(file), archive.file().bytes().capacity(), archive.file().sectionCount());
        out.println("made by: " + ToolVersion.describe(archive.producer()));
        out.println("targets: " + String.join(", ", archive.images().stream().map(i -> i.target().id()).toList()));
        for (int s = 0; s < archive.file().sectionCount(); s++) {
            out.printf("  %-28s offset %,10d  length %,10d%s%n", archive.file().sectionName(s), archive.file().offset(s), archive.file().length(s), archive.file().isDeflated(s) ? "  (deflated)" : "");
        }
        for (CodeImage image : archive.images()) {
            print(out, image.target(), archive.tables().get(image.target()));
        }
        out.flush();
        if (reports.areWanted()) {
            InspectReport report = new InspectReport(file.toString(), archive);
            archive.tables().forEach((target, tables) -> report.select(target, StubSelection.of(tables, filter, sort, top)));
            reports.write(report.report(by.isEmpty() ? List.of(StubGroups.By.CATEGORY, StubGroups.By.VARIANT) : by));
        }
        return ExitCodes.OK;
    }

    /**
     * Reads an archive and verifies all but the manifest, which no command but {@code verify} looks at.
     *
     * @throws CommandFailure with exit code 2 if it cannot be read or is not intact
     */
    static Archive read(Path file) {
        try {
            Archive archive = ArchiveReader.read(InputFile.read(file), file.toString());
            ArchiveVerifier.verifyCode(archive, Catalogue.standard());
            return archive;
        } catch (ArchiveFormatException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, e.getMessage());
        }
    }

    private void print(PrintWriter out, Target target, CodeTables tables) throws IOException {
        CpuFeatures machine = cpuFeatures.resolve(target, cpuFeatures.kind() == CpuSelection.Kind.NATIVE ? HostFeatures.of(target) : CpuFeatures.BASELINE);
        boolean[] chosen = VariantChoiceView.chosen(tables, machine);
        out.printf("%n%s: text %,d bytes, cells %,d bytes, %d stubs in %d variants, %d cells, %d relocations, %d fault ranges%n",
                target.id(), tables.textSize(), tables.cellsSize(), stubCount(tables), tables.unitCount(), tables.cellCount(), tables.relocationCount(), tables.faultCount());
        boolean foreign = cpuFeatures.kind() == CpuSelection.Kind.NATIVE && target != HostCpu.target();
        out.println("features considered: " + machine + (foreign ? "; this machine is " + HostCpu.target().id() : ""));
        if (by.isEmpty()) {
            printCategories(out, tables);
            printVariants(out, tables, chosen);
        }
        for (StubGroups.By grouping : by) {
            TextReport.writeTable(out, StubGroups.table(tables, grouping));
        }
        if (entries || filter != null || top != StubSelection.ALL) {
            printStubs(out, tables, chosen);
        }
    }

    private static int stubCount(CodeTables tables) {
        int count = 0;
        for (int u = 0; u < tables.unitCount(); u++) {
            if (u == 0 || tables.unitStaticId(u) != tables.unitStaticId(u - 1)) {
                count++;
            }
        }
        return count;
    }

    private static void printCategories(PrintWriter out, CodeTables tables) {
        out.printf("%n  %-14s %8s %8s %8s %12s%n", "category", "stubs", "variants", "entries", "bytes");
        for (Category c : Category.values()) {
            int stubs = 0;
            int variants = 0;
            int points = 0;
            long bytes = 0;
            int last = -1;
            for (int u = 0; u < tables.unitCount(); u++) {
                int id = tables.unitStaticId(u);
                if (StaticId.category(id) == c.id()) {
                    stubs += id == last ? 0 : 1;
                    last = id;
                    variants++;
                    points += tables.unitEntryCount(u);
                    bytes += tables.unitEnd(u) - tables.unitStart(u);
                }
            }
            if (variants > 0) {
                out.printf("  %-14s %8d %8d %8d %,12d%n", c.label(), stubs, variants, points, bytes);
            }
        }
    }

    private static void printVariants(PrintWriter out, CodeTables tables, boolean[] chosen) {
        Map<String, int[]> bySet = new TreeMap<>(Comparator.comparing((String s) -> !s.equals("baseline")).thenComparing(Comparator.naturalOrder()));
        for (int u = 0; u < tables.unitCount(); u++) {
            int[] counts = bySet.computeIfAbsent(VariantChoiceView.features(tables, u), k -> new int[2]);
            counts[0]++;
            counts[1] += chosen[u] ? 1 : 0;
        }
        out.printf("%n  %-44s %8s %12s%n", "variants by needed features", "variants", "chosen here");
        bySet.forEach((set, counts) -> out.printf("  %-44s %8d %12d%n", set, counts[0], counts[1]));
    }

    private void printStubs(PrintWriter out, CodeTables tables, boolean[] chosen) {
        StubSelection selection = StubSelection.of(tables, filter, sort, top);
        out.printf("%n  %-10s %-44s %10s %8s  %s%n", "id", "stub", "offset", "bytes", "needs");
        for (int u : selection.units()) {
            out.printf(Locale.ROOT, "  %-10s %-44s %10d %,8d  %s%s%n", StaticId.format(tables.unitStaticId(u)), tables.unitName(u), tables.unitStart(u),
                    tables.unitEnd(u) - tables.unitStart(u), VariantChoiceView.features(tables, u), chosen[u] ? "  (chosen here)" : "");
            int declaration = tables.unitDeclaration(u);
            for (int e = 0; e < tables.unitEntryCount(u); e++) {
                out.printf("             +%-6d %s%n", tables.unitEntry(u, e) - tables.unitStart(u), tables.declarationEntryName(declaration, e));
            }
        }
        if (selection.folded() > 0) {
            out.printf(Locale.ROOT, "  %-10s %-44s %10s %,8d%n", "", Numbers.count(selection.folded(), "other"), "", selection.foldedBytes());
        }
    }
}
