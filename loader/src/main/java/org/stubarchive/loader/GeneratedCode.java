package org.stubarchive.loader;

import org.stubarchive.loader.os.JniFunctions;

/**
 * The way into generated code: a static native method whose body is a stub.
 *
 * <p>While a call runs, the host's JVM sees the thread in native code: its collector and its safepoints do not wait for it. The body is
 * bound once per process; a call before that throws {@link UnsatisfiedLinkError}.
 */
public final class GeneratedCode {
    private GeneratedCode() {}

    /**
     * Enters generated code, or resumes it: switches to the guest stack of the thread block and continues at the PC on top of it, with
     * {@code RESULT} in the result registers. Returns when the code leaves; the thread block's {@code REQUEST} says what it asks for.
     *
     * @param threadBlock address of the calling thread's block
     */
    public static native void enter(long threadBlock);

    /** Makes the code at the given address, the stub {@code enter}, the body of {@link #enter}. */
    public static void bindEnter(long code) {
        JniFunctions.register(GeneratedCode.class, "enter", "(J)V", code);
    }
}
