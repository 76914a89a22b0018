package org.stubarchive.cli.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stubarchive.cli.listing.Architectures;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.CoverageReasons;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.Target;

/** Each stub that a target lacks has exactly one reason, and no reason is left over from a stub that is generated meanwhile. */
class ReasonsTest {
    private final Absences absences = new Absences();

    private List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (Target t : Target.values()) {
            if (Architectures.find(t).isPresent()) {
                targets.add(t);
            }
        }
        return targets;
    }

    @Test
    void whatATargetLacksHasExactlyOneReason() {
        List<String> wrong = new ArrayList<>();
        Set<CoverageReasons.Row> used = new HashSet<>();
        List<CoverageReasons.Row> rows = CoverageReasons.standard().rows();
        for (StubDeclaration d : Catalogue.standard().declarations()) {
            for (Target t : targets()) {
                if (!absences.isGenerated(d.staticId(), t)) {
                    List<CoverageReasons.Row> about = rows.stream().filter(r -> r.isAbout(d.name(), t)).toList();
                    used.addAll(about);
                    if (about.size() != 1) {
                        wrong.add(d.name() + " for " + t.id() + ": " + about.size() + " reasons");
                    }
                }
            }
        }
        assertEquals(List.of(), wrong, "add or correct rows of coverage.tsv (docs/adding-a-stub.md)");
        for (CoverageReasons.Row r : rows) {
            if (targets().containsAll(r.lacking()) && !used.contains(r)) {
                wrong.add(r.stubs() + ": " + r.reason());
            }
        }
        assertEquals(List.of(), wrong, "rows of coverage.tsv about stubs that are generated");
    }

    @Test
    void whatIsGeneratedIsDeclaredForTheTarget() {
        for (StubDeclaration d : Catalogue.standard().declarations()) {
            for (Target t : targets()) {
                if (absences.isGenerated(d.staticId(), t)) {
                    assertEquals(true, d.isFor(t), d.name() + " is generated for " + t.id());
                }
            }
        }
    }
}
