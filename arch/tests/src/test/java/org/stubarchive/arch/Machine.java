package org.stubarchive.arch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;

/** What the kernel says that this machine has: independent of our own detection. */
public final class Machine {
    private static final Map<CpuFeature, String> OTHER_NAMES = Map.of(CpuFeature.SSE3, "pni", CpuFeature.LZCNT, "abm", CpuFeature.SHA, "sha_ni",
            CpuFeature.AVX512_VBMI, "avx512vbmi", CpuFeature.AVX512_IFMA, "avx512ifma");

    private Machine() {}

    /** Features that the kernel lists. */
    public static CpuFeatures features() {
        List<String> flags;
        try {
            flags = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(l -> l.startsWith("flags"))
                    .findFirst()
                    .map(l -> Arrays.asList(l.substring(l.indexOf(':') + 2).split(" ")))
                    .orElse(List.of());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        List<CpuFeature> result = new ArrayList<>();
        for (CpuFeature f : CpuFeature.values()) {
            if (f.target() == Target.LINUX_X86_64 && flags.contains(name(f))) {
                result.add(f);
            }
        }
        return CpuFeatures.of(result);
    }

    private static String name(CpuFeature f) {
        return OTHER_NAMES.getOrDefault(f, f.name().toLowerCase(Locale.ROOT));
    }
}
