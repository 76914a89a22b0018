package org.stubarchive.format.layout;

/**
 * The frame of a stub that asks the runtime on behalf of the code that called it or jumped to it, offsets from the frame pointer.
 *
 * <pre>
 *   arguments of the call, if the stub runs in place of its callee
 *   return address                                                         +8
 *   caller's frame pointer                                                 <- frame pointer
 *   method, in stubs that run in place of a method                         -8
 * </pre>
 */
public final class StubFrameLayout {
    private StubFrameLayout() {}

    /** Stack pointer of the caller, at the call. */
    public static final int CALLER_SP = 16;
    /** Return address into the caller. */
    public static final int RETURN_ADDRESS = 8;
    /** Caller's frame pointer. */
    public static final int CALLER_FP = 0;
    /** Method* of the method in whose place the stub runs. */
    public static final int METHOD = -8;
}
