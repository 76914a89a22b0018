package org.stubarchive.arch.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.arch.Machine;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.stubarchive.loader.CodeLoader;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.cache.CodeCache;
import org.stubarchive.testing.OnEveryMachine;

/** The generated probe against the kernel's list of the CPU's features. */
@OnEveryMachine
public class CpuProbeTest {
    @Test
    void findsWhatTheKernelFinds() throws Exception {
        try (CodeCache cache = CodeCache.reserve()) {
            Set<CpuFeature> detected = detected(cache, new LoaderOptions(HostArchitecture.target()));
            Set<CpuFeature> expected = EnumSet.copyOf(kernelsFeatures());
            for (CpuFeature f : detected) {
                if (Machine.canBeUnlisted(f)) {
                    expected.add(f);
                }
            }
            assertEquals(expected, detected);
        }
    }

    @Test
    void featuresCanBeMasked() throws Exception {
        try (CodeCache cache = CodeCache.reserve()) {
            CpuFeatures allowed = HostArchitecture.is(Target.LINUX_X86_64) ? CpuFeatures.of(CpuFeature.SSE3, CpuFeature.SSSE3) : CpuFeatures.of(CpuFeature.CRC32, CpuFeature.SHA1);
            Set<CpuFeature> expected = EnumSet.copyOf(kernelsFeatures());
            expected.retainAll(allowed.asSet());
            assertEquals(expected, detected(cache, new LoaderOptions(HostArchitecture.target()).allowFeatures(allowed)));
        }
    }

    private static Set<CpuFeature> detected(CodeCache cache, LoaderOptions options) {
        CodeLoader loader = new CodeLoader(cache, options.generator(new GeneratedStubs()));
        loader.ensure(EntryStubs.LEAVE);
        return loader.features().asSet();
    }

    private static Set<CpuFeature> kernelsFeatures() {
        return Machine.features().asSet();
    }
}
