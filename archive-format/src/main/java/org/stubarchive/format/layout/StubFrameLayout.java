package org.stubarchive.format.layout;

/**
 * The frame of a stub that asks the runtime on behalf of the code that called it or jumped to it, offsets from the frame pointer.
 *
 * <pre>
 *   arguments of the call, if the stub runs in place of its callee
 *   return address                                                         +8
 *   caller's frame pointer                                                 <- frame pointer
 *   method, in stubs that run in place of a method                         -8
 *
 *   in stubs that compiled code calls in place of a method:
 *   integer argument register i                                            -16 - 8i
 *   floating-point argument register i                                     -80 - 8i
 *
 *   in stubs that interrupt compiled code:
 *   general register n                                                     -16 - 8n
 *   vector register n, its low 8 bytes                                     -272 - 8n
 * </pre>
 *
 * <p>Registers of values have the numbers of their encoding.
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
    /** Integer argument register 0; the next ones are below. */
    public static final int INTEGER_ARGUMENTS = -16;
    /** Floating-point argument register 0; the next ones are below. */
    public static final int FLOAT_ARGUMENTS = -80;
    /** Bytes below the frame pointer in a stub that saves argument registers. */
    public static final int ARGUMENTS_SIZE = 144;
    /** General register 0; the next ones are below. */
    public static final int GENERAL_REGISTERS = -16;
    /** Vector register 0; the next ones are below. */
    public static final int VECTOR_REGISTERS = -272;
    /** Bytes below the frame pointer in a stub that saves all registers. */
    public static final int REGISTERS_SIZE = 528;
}
