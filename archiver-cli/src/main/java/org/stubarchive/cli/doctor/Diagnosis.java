package org.stubarchive.cli.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.DependencyKind;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.identity.KnownUnits;
import org.stubarchive.format.layout.LayoutHash;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.open.ArchiveTrust;
import org.stubarchive.format.open.ArchiveTrustException;
import org.stubarchive.loader.os.Errno;
import org.stubarchive.loader.os.FileStatus;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.loader.os.OsException;
import org.stubarchive.vm.code.StubSet;

/** Compares an intact archive with this machine. */
public final class Diagnosis {
    /** Which CPUs count as fitting. */
    public enum CpuMatch {
        /** Any that can run one variant of each stub: what the loader asks for. */
        SUBSET,
        /** Exactly the one that it was trained for: its variants are those that {@code train --cpu native} makes there, no more and no fewer. */
        EXACT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String file;
    private final ArchiveFile archive;
    private final Target target;
    private final CpuFeatures machine;
    private final List<Mismatch> mismatches = new ArrayList<>();
    private int stubs;

    private Diagnosis(String file, ArchiveFile archive, Target target, CpuFeatures machine) {
        this.file = file;
        this.archive = archive;
        this.target = target;
        this.machine = machine;
    }

    /**
     * Compares.
     *
     * @param file the archive's path
     * @param archive the same, checked
     * @param target this machine's
     * @param machine its CPU features, or those it is taken to have
     * @param known what this version generates for the target
     * @throws IOException if the tables are malformed or the file cannot be opened
     */
    public static Diagnosis of(String file, ArchiveFile archive, Target target, CpuFeatures machine, KnownUnits known, CpuMatch match) throws IOException {
        Diagnosis d = new Diagnosis(file, archive, target, machine);
        d.trust();
        if (archive.has(target)) {
            CodeTables tables = archive.tables(target);
            d.layouts(tables);
            d.dependencies(tables);
            d.generators(tables, known);
            d.features(tables, match);
            d.pages();
            d.executable(tables);
            d.stubs = countStubs(tables);
        } else {
            d.blocks("it holds no code for " + target.id() + ", only for " + d.targets(), "train again with '--target " + target.id() + "' or '--target all'; 'merge' puts archives for several targets into one");
        }
        return d;
    }

    /** All mismatches: those that block first, then in the order in which loading meets them. */
    public List<Mismatch> mismatches() {
        List<Mismatch> sorted = new ArrayList<>(mismatches);
        sorted.sort(Comparator.comparing(Mismatch::weight));
        return sorted;
    }

    /** Whether all of it would be loaded. */
    public boolean isUsable() {
        return mismatches.stream().noneMatch(m -> m.weight() == Mismatch.Weight.BLOCKS);
    }

    /** Stubs that the archive holds for this machine's target. */
    public int stubs() {
        return stubs;
    }

    private void blocks(String what, String remedy) {
        mismatches.add(new Mismatch(Mismatch.Weight.BLOCKS, what, remedy));
    }

    private void costs(String what, String remedy) {
        mismatches.add(new Mismatch(Mismatch.Weight.COSTS, what, remedy));
    }

    private String targets() {
        StringBuilder b = new StringBuilder();
        for (Target t : Target.values()) {
            if (archive.has(t)) {
                b.append(b.length() == 0 ? "" : ", ").append(t.id());
            }
        }
        return b.length() == 0 ? "none" : b.toString();
    }

    private int open() throws IOException {
        int fd = Libc.open(file, Libc.O_RDONLY | Libc.O_CLOEXEC);
        if (fd < 0) {
            throw new IOException(file + ": cannot be opened: " + Errno.text(Libc.errno()));
        }
        return fd;
    }

    private void trust() throws IOException {
        int fd = open();
        try {
            FileStatus status = FileStatus.of(fd);
            ArchiveTrust.check(file, status.mode(), status.owner(), FileStatus.effectiveUser());
        } catch (ArchiveTrustException e) {
            String message = e.getMessage();
            int remedy = message.lastIndexOf("; ");
            String what = message.substring(Math.min(message.length(), file.length() + 2), remedy < 0 ? message.length() : remedy);
            blocks(what, (remedy < 0 ? "" : message.substring(remedy + 2) + ", ") + "or use 'run --allow-untrusted'");
        } finally {
            Libc.close(fd);
        }
    }

    private void layouts(CodeTables tables) {
        if (tables.layoutHash() != LayoutHash.VALUE) {
            blocks(String.format("structure layouts: expected %016x, found %016x: it was made by another version", LayoutHash.VALUE, tables.layoutHash()), "train again with this version");
        }
    }

    /** Assumptions beside the layouts. This version's machines have no flag that generated code may depend on. */
    private void dependencies(CodeTables tables) {
        TreeMap<String, Integer> broken = new TreeMap<>();
        for (int u = 0; u < tables.unitCount(); u++) {
            int set = tables.unitDependencySet(u);
            for (int i = 0; i < tables.dependencyCount(set); i++) {
                int kind = tables.dependencyKind(set, i);
                if (kind == DependencyKind.VM_FLAG.id()) {
                    broken.merge("VM flag " + tables.dependencyName(set, i) + "=" + tables.dependencyValue(set, i) + " is unknown here", 1, Integer::sum);
                } else if (kind == DependencyKind.ENTRY.id() && !hasStub(tables, (int) tables.dependencyValue(set, i))) {
                    broken.merge("stub " + tables.dependencyName(set, i) + " is needed and not in the archive", 1, Integer::sum);
                }
            }
        }
        broken.forEach((what, count) -> blocks(what + ", on which " + count + (count == 1 ? " variant depends" : " variants depend"), "train again with this version"));
    }

    /** Code that was made for other layouts is rejected for these alone. */
    private void generators(CodeTables tables, KnownUnits known) {
        if (tables.layoutHash() == LayoutHash.VALUE) {
            GeneratorMismatches generators = new GeneratorMismatches(tables, known, new FeatureMismatches(tables, machine)::runs);
            mismatches.addAll(generators.stale());
            mismatches.addAll(generators.lacking());
        }
    }

    private static boolean hasStub(CodeTables tables, int staticId) {
        for (int u = 0; u < tables.unitCount(); u++) {
            if (tables.unitStaticId(u) == staticId) {
                return true;
            }
        }
        return false;
    }

    private void features(CodeTables tables, CpuMatch match) {
        FeatureMismatches features = new FeatureMismatches(tables, machine);
        mismatches.addAll(features.stubsLost());
        if (match == CpuMatch.EXACT) {
            mismatches.addAll(inexact(tables, target, machine));
        } else {
            mismatches.addAll(features.variantsLost(Mismatch.Weight.COSTS));
        }
    }

    /** Why an archive was not trained for exactly this CPU; empty if it was. */
    public static List<Mismatch> inexact(CodeTables tables, Target target, CpuFeatures machine) {
        FeatureMismatches features = new FeatureMismatches(tables, machine);
        List<Mismatch> result = new ArrayList<>(features.variantsLost(Mismatch.Weight.BLOCKS));
        result.addAll(features.variantsMissing(StubSet.of(target)::variants));
        return result;
    }

    private void pages() {
        if (NativeMemory.pageSize() > TablesLayout.PAGE) {
            costs("pages of " + NativeMemory.pageSize() + " bytes are larger than the archive's alignment of " + TablesLayout.PAGE, "nothing has to be done: the text is copied");
        }
    }

    /** Maps the text as loading does, and takes the mapping away. */
    private void executable(CodeTables tables) throws IOException {
        if (NativeMemory.pageSize() > TablesLayout.PAGE) {
            return;
        }
        int fd = open();
        long size = NativeMemory.roundToPages(tables.textSize());
        long address = NativeMemory.reserve(size);
        try {
            NativeMemory.mapFile(fd, archive.offset(archive.find(target, ArchiveFile.TEXT)), address, tables.textSize(), Libc.PROT_READ | Libc.PROT_EXEC);
        } catch (OsException e) {
            costs("the text cannot be mapped for execution: " + e.getMessage(), "keep the archive on a file system that is not mounted noexec; elsewhere the text is copied");
        } finally {
            NativeMemory.release(address, size);
            Libc.close(fd);
        }
    }

    private static int countStubs(CodeTables tables) {
        int count = 0;
        for (int u = 0; u < tables.unitCount(); u++) {
            count += u == 0 || tables.unitStaticId(u) != tables.unitStaticId(u - 1) ? 1 : 0;
        }
        return count;
    }
}
