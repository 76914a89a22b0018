package org.stubarchive.arch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;

/** What the kernel says that this machine has: independent of our own detection. */
public final class Machine {
    /** The kernel's names of features where they are not ours in lower case. */
    private static final Map<CpuFeature, String> OTHER_NAMES = Map.of(CpuFeature.SSE3, "pni", CpuFeature.LZCNT, "abm", CpuFeature.SHA, "sha_ni",
            CpuFeature.AVX512_VBMI, "avx512vbmi", CpuFeature.AVX512_IFMA, "avx512ifma", CpuFeature.LSE, "atomics", CpuFeature.ARM_AES, "aes");
    /** Names of the bits of AT_HWCAP from bit 0 up, as {@code /proc/cpuinfo} of an arm64 kernel writes them (arch/arm64/kernel/cpuinfo.c). */
    private static final List<String> HWCAP = List.of("fp", "asimd", "evtstrm", "aes", "pmull", "sha1", "sha2", "crc32", "atomics", "fphp", "asimdhp", "cpuid", "asimdrdm", "jscvt",
            "fcma", "lrcpc", "dcpop", "sha3", "sm3", "sm4", "asimddp", "sha512", "sve");
    /** The same of AT_HWCAP2. */
    private static final List<String> HWCAP2 = List.of("dcpodp", "sve2");
    private static final long AT_HWCAP = 16;
    private static final long AT_HWCAP2 = 26;

    /** Features whose registers the kernel does not have to save: CPUID may show them where the kernel leaves them out of its list (clearcpuid, and hypervisors that do alike). */
    private static final Set<CpuFeature> WITHOUT_STATE = Set.of(CpuFeature.SSE3, CpuFeature.SSSE3, CpuFeature.SSE4_1, CpuFeature.SSE4_2, CpuFeature.POPCNT, CpuFeature.AES,
            CpuFeature.PCLMULQDQ, CpuFeature.BMI1, CpuFeature.BMI2, CpuFeature.LZCNT, CpuFeature.ADX, CpuFeature.SHA, CpuFeature.ERMS, CpuFeature.FSRM, CpuFeature.GFNI);

    private Machine() {}

    /** Whether a machine can have a feature that its kernel does not list. */
    public static boolean canBeUnlisted(CpuFeature feature) {
        return WITHOUT_STATE.contains(feature);
    }

    /** Features that the kernel lists. */
    public static CpuFeatures features() {
        Set<String> names = HostArchitecture.is(Target.LINUX_X86_64) ? flags() : capabilities();
        List<CpuFeature> result = new ArrayList<>();
        for (CpuFeature f : CpuFeature.values()) {
            if (HostArchitecture.is(f.target()) && names.contains(OTHER_NAMES.getOrDefault(f, f.name().toLowerCase(Locale.ROOT)))) {
                result.add(f);
            }
        }
        return CpuFeatures.of(result);
    }

    private static Set<String> flags() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(l -> l.startsWith("flags"))
                    .findFirst()
                    .map(l -> Set.copyOf(List.of(l.substring(l.indexOf(':') + 1).strip().split("\\s+"))))
                    .orElse(Set.of());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From the auxiliary vector: {@code /proc/cpuinfo} of an emulated process may be that of the machine below. */
    private static Set<String> capabilities() {
        Set<String> names = new TreeSet<>();
        try {
            ByteBuffer vector = ByteBuffer.wrap(Files.readAllBytes(Path.of("/proc/self/auxv"))).order(ByteOrder.LITTLE_ENDIAN);
            while (vector.remaining() >= 2 * Long.BYTES) {
                long type = vector.getLong();
                long value = vector.getLong();
                if (type == AT_HWCAP) {
                    names(HWCAP, value, names);
                } else if (type == AT_HWCAP2) {
                    names(HWCAP2, value, names);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }

    private static void names(List<String> bits, long value, Set<String> names) {
        for (int i = 0; i < bits.size(); i++) {
            if ((value >>> i & 1) != 0) {
                names.add(bits.get(i));
            }
        }
    }
}
