package org.stubarchive.arch.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.StubRecorder;

/** What generators give for an architecture, whatever the machine. */
public final class GeneratedVariants {
    private GeneratedVariants() {}

    /** The architecture of a target. */
    public static Architecture architecture(Target target) {
        return ServiceLoader.load(Architecture.class).stream().map(ServiceLoader.Provider::get).filter(a -> a.target() == target).findFirst().orElseThrow();
    }

    /** Every variant of each stub, in the order of the generators. */
    public static List<StubCode> of(List<StubGenerator> generators, Architecture architecture) {
        List<StubCode> result = new ArrayList<>();
        for (StubGenerator g : generators) {
            for (CpuFeatures v : g.variants(architecture)) {
                StubRecorder recorder = new StubRecorder(g.name(), Catalogue.standard().get(g.name()).entryNames().size(), v);
                g.generate(architecture.newMacroAssembler(recorder));
                result.add(recorder.close());
            }
        }
        return result;
    }
}
