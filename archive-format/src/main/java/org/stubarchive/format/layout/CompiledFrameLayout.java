package org.stubarchive.format.layout;

/**
 * The frame of a compiled method, offsets from the frame pointer. Its size is fixed: a compiled caller restores its stack pointer from the frame
 * pointer after each call.
 *
 * <pre>
 *   arguments that are not passed in registers
 *   return address                                                         +8
 *   caller's frame pointer                                                 <- frame pointer
 *   original PC                                                            -8
 *   spilled values
 * </pre>
 */
public final class CompiledFrameLayout {
    private CompiledFrameLayout() {}

    /** First argument on the stack. */
    public static final int ARGUMENTS = 16;
    /** Return address into the caller. */
    public static final int RETURN_ADDRESS = 8;
    /** Caller's frame pointer. */
    public static final int CALLER_FP = 0;
    /** Where the frame would go on, when its return address was redirected; else 0. */
    public static final int ORIGINAL_PC = -8;
    /** Alignment of the stack pointer at a call. */
    public static final int ALIGNMENT = 16;
}
