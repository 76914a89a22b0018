package org.stubarchive.format.layout;

/**
 * What the stub {@code cpu_features} writes on x86-64: registers as CPUID gives them (Intel SDM vol. 2A, CPUID) and XCR0 (vol. 2B, XGETBV). The
 * stub is the body of a static native method: arguments are JNI environment, class, address of the buffer. A leaf that the CPU does not
 * have is written as 0, and so is XCR0 where OSXSAVE is clear.
 */
public final class CpuProbeLayout {
    private CpuProbeLayout() {}

    /** EAX of leaf 0: highest basic leaf (4). */
    public static final int X86_MAX_LEAF = 0;
    /** ECX of leaf 1 (4). */
    public static final int X86_LEAF1_ECX = 4;
    /** EDX of leaf 1 (4). */
    public static final int X86_LEAF1_EDX = 8;
    /** EBX of leaf 7, subleaf 0 (4). */
    public static final int X86_LEAF7_EBX = 12;
    /** ECX of leaf 7, subleaf 0 (4). */
    public static final int X86_LEAF7_ECX = 16;
    /** EDX of leaf 7, subleaf 0 (4). */
    public static final int X86_LEAF7_EDX = 20;
    /** ECX of leaf 8000_0001H (4). */
    public static final int X86_EXTENDED1_ECX = 24;
    /** EDX of leaf 8000_0001H (4). */
    public static final int X86_EXTENDED1_EDX = 28;
    /** XCR0 (8). */
    public static final int X86_XCR0 = 32;
    /** Size of the buffer. */
    public static final int SIZE = 40;
}
