package org.stubarchive.testing;

/** CPUs that QEMU 7.2 and later emulate, chosen for what they have and have not. */
public enum CpuModel {
    /** Armv8.0-A with the CRC32 and cryptographic extensions; no LSE. */
    CORTEX_A57("cortex-a57"),
    /** Armv8.2-A: LSE; no SVE. */
    NEOVERSE_N1("neoverse-n1"),
    /** Armv8.2-A with SVE, vectors of 512 bits. */
    A64FX("a64fx"),
    /** Every extension that the emulator knows, SVE2 among them. The pointer authentication code of the architecture is slow to emulate: another one is chosen. */
    MAX("max,pauth-impdef=on"),
    /** {@link #MAX} with the shortest scalable vectors, of 128 bits. */
    MAX_SHORT_VECTORS("max,pauth-impdef=on,sve-max-vq=1"),
    /** {@link #MAX} with the longest scalable vectors, of 2048 bits. */
    MAX_LONG_VECTORS("max,pauth-impdef=on,sve-default-vector-length=-1");

    private final String option;

    CpuModel(String option) {
        this.option = option;
    }

    /** Value of QEMU's option {@code -cpu}. */
    public String option() {
        return option;
    }
}
