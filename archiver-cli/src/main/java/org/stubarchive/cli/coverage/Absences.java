package org.stubarchive.cli.coverage;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stubarchive.cli.listing.Architectures;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.CoverageReasons;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.Target;
import org.stubarchive.vm.code.StubSet;

/** Why targets lack stubs: from the catalogue and its table of reasons, and from what this build generates. */
public final class Absences {
    private final Catalogue catalogue;
    private final CoverageReasons reasons;
    private final Map<Target, Set<Integer>> generated = new EnumMap<>(Target.class);

    /** Those of this build. */
    public Absences() {
        this.catalogue = Catalogue.standard();
        this.reasons = CoverageReasons.standard();
    }

    /** Whether this build generates a stub for a target. */
    public boolean isGenerated(int staticId, Target target) {
        return generated.computeIfAbsent(target, Absences::generatedFor).contains(staticId);
    }

    private static Set<Integer> generatedFor(Target target) {
        Set<Integer> ids = new HashSet<>();
        if (Architectures.find(target).isPresent()) {
            for (int id : StubSet.of(target).staticIds()) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** Why an archive that holds code for a target holds none of a stub. One line. */
    public String reason(int staticId, Target target) {
        Optional<StubDeclaration> declaration = catalogue.find(staticId);
        if (declaration.isEmpty()) {
            return "unknown to this version";
        }
        if (isGenerated(staticId, target)) {
            return "left out of the archive: this version generates it";
        }
        String why = reasons.find(declaration.get().name(), target).orElse("no generator");
        return declaration.get().isFor(target) ? "not generated: " + why : "not declared: " + why;
    }
}
