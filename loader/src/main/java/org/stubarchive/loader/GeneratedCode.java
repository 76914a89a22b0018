package org.stubarchive.loader;

import org.stubarchive.loader.os.JniFunctions;

/**
 * The way into generated code: static native methods whose bodies are stubs.
 *
 * <p>While a call runs, the host's JVM sees the thread in native code: its collector and its safepoints do not wait for it. The bodies are
 * bound once per process by {@link #bind}; a call before that throws {@link UnsatisfiedLinkError}.
 */
public final class GeneratedCode {
    private GeneratedCode() {}

    /**
     * Enters generated code, or resumes it: switches to the guest stack of the thread block and continues at the PC on top of it, with
     * {@code RESULT} in the result registers. Returns when the code leaves; the thread block's {@code REQUEST} says what it asks for.
     *
     * @param threadBlock address of the calling thread's block
     * @return not specified
     */
    public static native long enter(long threadBlock);

    /**
     * Runs the CPU feature probe of the target.
     *
     * @param buffer address of {@link #PROBE_BUFFER_SIZE} bytes that the probe may fill
     * @return the features, one bit per feature
     */
    public static native long probeCpuFeatures(long buffer);

    /** Bytes of the buffer for {@link #probeCpuFeatures}. */
    public static final int PROBE_BUFFER_SIZE = 256;

    /** Makes the code at the given address the body of {@link #enter}. */
    static void bindEnter(long code) {
        JniFunctions.register(GeneratedCode.class, "enter", "(J)J", code);
    }

    /** Makes the code at the given address the body of {@link #probeCpuFeatures}. */
    static void bindProbe(long code) {
        JniFunctions.register(GeneratedCode.class, "probeCpuFeatures", "(J)J", code);
    }
}
