package org.stubarchive.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.stubarchive.cli.listing.UnitNames;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.identity.KnownUnits;
import org.stubarchive.format.identity.KnownUnits.Verdict;

/** What of an archive this version's generators make otherwise or not at all, and what they make that the archive lacks. */
final class GeneratorMismatches {
    private static final int NAMED = 5;
    private static final String RETRAIN = "train again with this version";

    private final CodeTables tables;
    private final KnownUnits known;
    private final IntPredicate runs;

    /**
     * @param known what this version generates for the tables' target
     * @param runs whether the machine has the features of a unit
     */
    GeneratorMismatches(CodeTables tables, KnownUnits known, IntPredicate runs) {
        this.tables = tables;
        this.known = known;
        this.runs = runs;
    }

    /** Units that are not what this version generates: they block where this machine would take them, elsewhere they are told. */
    List<Mismatch> stale() {
        List<String> other = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        Verdict[] verdicts = known.compare(tables);
        for (int u = 0; u < verdicts.length; u++) {
            if (verdicts[u] != Verdict.SAME) {
                (!runs.test(u) ? elsewhere : verdicts[u] == Verdict.OTHER ? other : unknown).add(UnitNames.unique(tables, u));
            }
        }
        List<Mismatch> result = new ArrayList<>();
        add(result, Mismatch.Weight.BLOCKS, other, "this version generates other code for ", RETRAIN + "; until then it is generated at each start");
        add(result, Mismatch.Weight.BLOCKS, unknown, "this version generates no such stub as ", RETRAIN + ", or use the version that made it");
        add(result, Mismatch.Weight.COSTS, elsewhere, "this version generates other code, for CPUs with more features than this one, for ", RETRAIN);
        return result;
    }

    /** Stubs that this version generates and the archive holds in no variant. */
    List<Mismatch> lacking() {
        Set<Integer> held = new TreeSet<>();
        for (int u = 0; u < tables.unitCount(); u++) {
            held.add(tables.unitStaticId(u));
        }
        Set<Integer> ids = new TreeSet<>();
        for (int u = 0; u < known.size(); u++) {
            if (!held.contains(known.staticId(u))) {
                ids.add(known.staticId(u));
            }
        }
        List<String> names = new ArrayList<>();
        for (int id : ids) {
            names.add(Catalogue.standard().find(id).map(StubDeclaration::name).orElse(StaticId.format(id)));
        }
        List<Mismatch> result = new ArrayList<>();
        add(result, Mismatch.Weight.COSTS, names, "the archive lacks, and a start generates where it is needed, ", RETRAIN + ", without '--store'");
        return result;
    }

    private static void add(List<Mismatch> mismatches, Mismatch.Weight weight, List<String> names, String what, String remedy) {
        if (!names.isEmpty()) {
            String named = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
            int more = names.size() - NAMED;
            mismatches.add(new Mismatch(weight, what + (names.size() == 1 ? "stub " : names.size() + " stubs: ") + named + (more > 0 ? " and " + more + " more" : ""), remedy));
        }
    }
}
