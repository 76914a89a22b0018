package org.stubarchive.arch.stub;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stubarchive.arch.ExecutableCode;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.arch.Machine;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.runtime.VariableNames;
import org.stubarchive.stubgen.StubGenerator;

/** All stubs, the interpreter's aside, as a machine with certain features would have them. */
final class StubImages {
    private StubImages() {}

    /** Every feature set that some stub has a variant for and this machine can run. */
    static List<CpuFeatures> levels() {
        Set<CpuFeatures> seen = new HashSet<>();
        List<CpuFeatures> result = new ArrayList<>();
        CpuFeatures machine = Machine.features();
        for (StubGenerator g : HostArchitecture.stubs()) {
            for (CpuFeatures v : g.variants(HostArchitecture.get())) {
                if (machine.containsAll(v) && seen.add(v)) {
                    result.add(v);
                }
            }
        }
        return result;
    }

    static int entries(String stub) {
        return Catalogue.standard().get(stub).entryNames().size();
    }

    /** The best variant of each stub for the features. */
    static List<StubCode> stubs(CpuFeatures features) {
        List<StubCode> result = new ArrayList<>();
        for (StubGenerator g : HostArchitecture.stubs()) {
            CpuFeatures best = CpuFeatures.BASELINE;
            for (CpuFeatures v : g.variants(HostArchitecture.get())) {
                if (features.containsAll(v)) {
                    best = v;
                }
            }
            result.add(HostArchitecture.generate(g, best));
        }
        return result;
    }

    /** The stubs in executable memory. */
    static ExecutableCode map(CpuFeatures features, long signalState) {
        return ExecutableCode.of(stubs(features), Map.of(CodeSymbol.variable(VariableNames.SIGNAL_STATE), signalState));
    }
}
