package org.stubarchive.arch.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.loader.CodeLoader;
import org.stubarchive.loader.CodeSpace;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.LoaderOptions;

/** The generated probe against the kernel's list of the CPU's features. */
class CpuProbeTest {
    /** Names in {@code /proc/cpuinfo} that are not ours in lower case. */
    private static final Map<CpuFeature, String> NAMES = Map.of(
            CpuFeature.SSE3, "pni", CpuFeature.LZCNT, "abm", CpuFeature.SHA, "sha_ni", CpuFeature.AVX512_VBMI, "avx512vbmi", CpuFeature.AVX512_IFMA, "avx512ifma");

    @Test
    void findsWhatTheKernelFinds() throws Exception {
        try (CodeSpace space = CodeSpace.reserve()) {
            assertEquals(kernelsFeatures(), detected(space, new LoaderOptions(HostArchitecture.target())));
        }
    }

    @Test
    void featuresCanBeMasked() throws Exception {
        try (CodeSpace space = CodeSpace.reserve()) {
            CpuFeatures allowed = CpuFeatures.of(CpuFeature.SSE3, CpuFeature.SSSE3);
            Set<CpuFeature> expected = EnumSet.copyOf(kernelsFeatures());
            expected.retainAll(allowed.asSet());
            assertEquals(expected, detected(space, new LoaderOptions(HostArchitecture.target()).allowFeatures(allowed)));
        }
    }

    private static Set<CpuFeature> detected(CodeSpace space, LoaderOptions options) {
        CodeLoader loader = new CodeLoader(space, options.generator(new GeneratedStubs()));
        loader.ensure(EntryStubs.LEAVE);
        return loader.features().asSet();
    }

    private static Set<CpuFeature> kernelsFeatures() throws Exception {
        Set<String> flags = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> Set.copyOf(Arrays.asList(line.substring(line.indexOf(':') + 2).split(" "))))
                .orElseThrow();
        Set<CpuFeature> features = EnumSet.noneOf(CpuFeature.class);
        for (CpuFeature f : CpuFeature.values()) {
            if (f.target() == HostArchitecture.target() && flags.contains(NAMES.getOrDefault(f, f.name().toLowerCase(Locale.ROOT)))) {
                features.add(f);
            }
        }
        return features;
    }
}
