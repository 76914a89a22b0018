package org.stubarchive.arch.loading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.loader.CodeGenerator;
import org.stubarchive.stubgen.StubGenerator;

/** The architecture's own stubs and some of a test, generated on demand. Counts how often it was asked. */
final class GeneratedStubs implements CodeGenerator {
    static final Catalogue CATALOGUE = Catalogue.standard();

    private final List<StubCode> extra;
    private final List<List<String>> requests = new ArrayList<>();

    GeneratedStubs(StubCode... extra) {
        this.extra = List.of(extra);
    }

    static int id(String name) {
        return CATALOGUE.get(name).staticId();
    }

    /** Names of the stubs of each request. */
    List<List<String>> requests() {
        return requests;
    }

    /** All variants of all stubs. */
    List<StubCode> all() {
        List<StubCode> codes = new ArrayList<>(extra);
        for (StubGenerator g : HostArchitecture.stubs()) {
            for (CpuFeatures features : g.variants(HostArchitecture.get())) {
                codes.add(HostArchitecture.generate(g, features));
            }
        }
        return codes;
    }

    @Override
    public CodeImage generate(Target target, int[] staticIds, CpuFeatures features) {
        TextLinker linker = new TextLinker(target, CATALOGUE);
        List<String> names = new ArrayList<>();
        for (int id : staticIds) {
            names.add(CATALOGUE.find(id).map(StubDeclaration::name).orElseThrow());
        }
        requests.add(names);
        boolean any = false;
        for (StubCode code : all()) {
            if (Arrays.binarySearch(staticIds, id(code.name())) >= 0 && features.containsAll(code.features())) {
                linker.add(code);
                any = true;
            }
        }
        return any ? linker.link() : null;
    }

    @Override
    public int[] available(Target target) {
        return all().stream().mapToInt(c -> id(c.name())).sorted().distinct().toArray();
    }
}
