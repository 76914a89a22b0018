package org.stubarchive.format.layout;

/**
 * The argument block of the stub {@code native_call}, which calls a C function for the runtime and saves its error number before anything
 * else can change it. The stub is the body of a static native method: its arguments are JNI environment, class, address of the block.
 */
public final class NativeCallLayout {
    private NativeCallLayout() {}

    /** Address of the function (8). */
    public static final int FUNCTION = 0;
    /** Integer or pointer arguments, {@link #ARGUMENT_COUNT} words of 8 bytes. */
    public static final int ARGUMENTS = 8;
    /** Number of argument words. */
    public static final int ARGUMENT_COUNT = 6;
    /** Integer or pointer result (8). */
    public static final int RESULT = 56;
    /** {@code errno} directly after the call (4). */
    public static final int ERRNO = 64;
    /** Size of the block. */
    public static final int SIZE = 72;
}
