package org.stubarchive.format.layout;

/**
 * An interpreter frame, offsets from the frame pointer. The stack grows down, slots are 8 bytes.
 *
 * <pre>
 *   arguments, pushed by the caller (they are the callee's first locals)   local 0 at the highest address
 *   extra locals
 *   return address                                                         +8
 *   caller's frame pointer                                                 <- frame pointer
 *   method                                                                 -8
 *   locals pointer: address of local 0                                     -16
 *   constant pool cache                                                    -24
 *   bytecode pointer, valid while the frame is not running                 -32
 *   locked object of a synchronized method, a reference, or 0              -40
 *   call word, valid while a method that the frame has called is running   -48
 *   expression stack, first slot                                           -56
 * </pre>
 *
 * Local i is at {@code locals - 8*i}. A long or double in locals i, i+1 (or in two stack slots) has its value in the lower address.
 *
 * <p>The caller removes the arguments. Before a call it writes down in the call word where its stack ends without them and in which state it goes on
 * with the result; on return it takes both from there. So it need not know what it has called, and the callee just drops its frame. The stack
 * pointer is a multiple of 8, which leaves three bits for the state.
 *
 * <p>Native methods have the same frame without an expression stack and with a bytecode pointer of 0.
 */
public final class InterpreterFrameLayout {
    private InterpreterFrameLayout() {}

    /** Return address into the caller. */
    public static final int RETURN_ADDRESS = 8;
    /** Caller's frame pointer. */
    public static final int CALLER_FP = 0;
    /** Method*. */
    public static final int METHOD = -8;
    /** Address of local 0. */
    public static final int LOCALS = -16;
    /** Constant pool cache. */
    public static final int CP_CACHE = -24;
    /** Bytecode pointer. */
    public static final int BCP = -32;
    /** Locked object of a synchronized method. */
    public static final int LOCKED_OBJECT = -40;
    /** Call word: stack pointer without the arguments of the call under way, and the id of the {@code TosState} that its result leaves. */
    public static final int CALL_WORD = -48;
    /** Bits of the call word that are the id of the {@code TosState}; the others are the stack pointer. */
    public static final int CALL_WORD_STATE = 7;
    /** Stack pointer of a frame with an empty expression stack. */
    public static final int EMPTY_STACK = -48;
    /** First slot of the expression stack. */
    public static final int FIRST_STACK_SLOT = -56;
    /** Fixed bytes of a frame: return address, caller's frame pointer and the six words below. */
    public static final int FIXED_BYTES = 64;
    /** Size of a slot. */
    public static final int SLOT = 8;
}
