package org.stubarchive.format.code.cpu;

import static org.stubarchive.format.code.CpuFeature.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;

/**
 * Decodes the record that the stub {@code cpu_features} writes. The record is a row of CPUID leaves, 16 bytes each (EAX, EBX, ECX, EDX; zero where the processor lacks the leaf),
 * and XCR0, 8 bytes (zero where the system does not use XSAVE). Bits are those of Intel SDM vol. 2, CPUID, and AMD APM vol. 3, appendix E. A feature whose registers the operating
 * system does not save is not reported.
 */
public final class X86CpuFeatures {
    /** Leaf 0: highest basic leaf, vendor. */
    public static final int LEAF_0 = 0;
    /** Leaf 1. */
    public static final int LEAF_1 = 16;
    /** Leaf 7, subleaf 0; EAX is the highest subleaf. */
    public static final int LEAF_7 = 32;
    /** Leaf 7, subleaf 1. */
    public static final int LEAF_7_1 = 48;
    /** Leaf 0xD, subleaf 0: XSAVE areas. */
    public static final int LEAF_D = 64;
    /** Leaf 0x80000000: highest extended leaf. */
    public static final int LEAF_80000000 = 80;
    /** Leaf 0x80000001. */
    public static final int LEAF_80000001 = 96;
    /** XCR0. */
    public static final int XCR0 = 112;
    /** Size of the record. */
    public static final int SIZE = 128;

    private static final int EBX = 4;
    private static final int ECX = 8;
    /** XCR0 bits of xmm and ymm state. */
    private static final long AVX_STATE = 0x6;
    /** XCR0 bits of opmask and zmm state, with those of {@link #AVX_STATE}. */
    private static final long AVX512_STATE = 0xE6;

    /** Register state that the system must save for a feature to be usable. */
    private enum State {
        XMM(0),
        YMM(AVX_STATE),
        ZMM(AVX512_STATE);

        private final long xcr0;

        State(long xcr0) {
            this.xcr0 = xcr0;
        }
    }

    private record Bit(int word, int bit, State state, CpuFeature feature) {}

    private static final List<Bit> BITS = List.of(
            new Bit(LEAF_1 + ECX, 0, State.XMM, SSE3),
            new Bit(LEAF_1 + ECX, 1, State.XMM, PCLMULQDQ),
            new Bit(LEAF_1 + ECX, 9, State.XMM, SSSE3),
            new Bit(LEAF_1 + ECX, 12, State.YMM, FMA),
            new Bit(LEAF_1 + ECX, 19, State.XMM, SSE4_1),
            new Bit(LEAF_1 + ECX, 20, State.XMM, SSE4_2),
            new Bit(LEAF_1 + ECX, 23, State.XMM, POPCNT),
            new Bit(LEAF_1 + ECX, 25, State.XMM, AES),
            new Bit(LEAF_1 + ECX, 28, State.YMM, AVX),
            new Bit(LEAF_1 + ECX, 29, State.YMM, F16C),
            new Bit(LEAF_7 + EBX, 3, State.XMM, BMI1),
            new Bit(LEAF_7 + EBX, 5, State.YMM, AVX2),
            new Bit(LEAF_7 + EBX, 8, State.XMM, BMI2),
            new Bit(LEAF_7 + EBX, 9, State.XMM, ERMS),
            new Bit(LEAF_7 + EBX, 16, State.ZMM, AVX512F),
            new Bit(LEAF_7 + EBX, 17, State.ZMM, AVX512DQ),
            new Bit(LEAF_7 + EBX, 19, State.XMM, ADX),
            new Bit(LEAF_7 + EBX, 21, State.ZMM, AVX512_IFMA),
            new Bit(LEAF_7 + EBX, 28, State.ZMM, AVX512CD),
            new Bit(LEAF_7 + EBX, 29, State.XMM, SHA),
            new Bit(LEAF_7 + EBX, 30, State.ZMM, AVX512BW),
            new Bit(LEAF_7 + EBX, 31, State.ZMM, AVX512VL),
            new Bit(LEAF_7 + ECX, 1, State.ZMM, AVX512_VBMI),
            new Bit(LEAF_7 + ECX, 6, State.ZMM, AVX512_VBMI2),
            new Bit(LEAF_7 + ECX, 8, State.XMM, GFNI),
            new Bit(LEAF_7 + ECX, 9, State.YMM, VAES),
            new Bit(LEAF_7 + ECX, 10, State.YMM, VPCLMULQDQ),
            new Bit(LEAF_7 + ECX, 12, State.ZMM, AVX512_BITALG),
            new Bit(LEAF_7 + ECX, 14, State.ZMM, AVX512_VPOPCNTDQ),
            new Bit(LEAF_7 + 12, 4, State.XMM, FSRM),
            new Bit(LEAF_80000001 + ECX, 5, State.XMM, LZCNT));

    private X86CpuFeatures() {}

    /**
     * Features that the machine has and the operating system supports.
     *
     * @param record {@link #SIZE} bytes
     * @throws IllegalArgumentException if the record has another size
     */
    public static CpuFeatures decode(byte[] record) {
        if (record.length != SIZE) {
            throw new IllegalArgumentException("CPUID record of " + record.length + " bytes, expected " + SIZE);
        }
        ByteBuffer words = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        long xcr0 = words.getLong(XCR0);
        Set<CpuFeature> found = EnumSet.noneOf(CpuFeature.class);
        for (Bit b : BITS) {
            if ((words.getInt(b.word) >>> b.bit & 1) != 0 && (xcr0 & b.state.xcr0) == b.state.xcr0) {
                found.add(b.feature);
            }
        }
        dropUnfounded(found);
        return CpuFeatures.of(new ArrayList<>(found));
    }

    /** A hypervisor can hide a feature and leave those that build on it. */
    private static void dropUnfounded(Set<CpuFeature> found) {
        if (!found.contains(AVX)) {
            found.removeAll(Set.of(AVX2, FMA, F16C, VAES, VPCLMULQDQ));
        }
        if (!found.contains(AVX2)) {
            found.remove(AVX512F);
        }
        if (!found.contains(AVX512F)) {
            found.removeIf(f -> f.name().startsWith("AVX512"));
        }
    }
}
