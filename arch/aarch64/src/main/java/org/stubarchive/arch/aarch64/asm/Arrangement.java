package org.stubarchive.arch.aarch64.asm;

/** How an Advanced SIMD register is divided: element size and number of elements. */
public enum Arrangement {
    /** Eight bytes. */
    B8(RegClass.V8B),
    /** Sixteen bytes. */
    B16(RegClass.V16B),
    /** Four halfwords. */
    H4(RegClass.V4H),
    /** Eight halfwords. */
    H8(RegClass.V8H),
    /** Two words. */
    S2(RegClass.V2S),
    /** Four words. */
    S4(RegClass.V4S),
    /** One doubleword. */
    D1(RegClass.V1D),
    /** Two doublewords. */
    D2(RegClass.V2D),
    /** One quadword. */
    Q1(RegClass.V1Q);

    private final RegClass regClass;

    Arrangement(RegClass regClass) {
        this.regClass = regClass;
    }

    /** Class of registers divided so. */
    public RegClass regClass() {
        return regClass;
    }
}
