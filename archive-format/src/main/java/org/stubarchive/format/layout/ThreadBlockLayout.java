package org.stubarchive.format.layout;

/**
 * The thread block: one page of native memory per guest thread, addressed by the thread register in generated code.
 *
 * <p>Owned by its thread; {@link #POLL} and {@link #THREAD_STATE} are also written by other threads.
 */
public final class ThreadBlockLayout {
    private ThreadBlockLayout() {}

    /** Size of the block in bytes. */
    public static final int SIZE = 4096;

    /** Address of this block (8 bytes). */
    public static final int SELF = 0;
    /** Host stack pointer of the innermost {@code enter}, after its callee-saved registers were pushed (8). */
    public static final int HOST_SP = 8;
    /** Guest stack pointer at which to resume; the word it points to is the PC to resume at (8). */
    public static final int GUEST_SP = 16;
    /** Guest frame pointer at which to resume (8). */
    public static final int GUEST_FP = 24;
    /** Id of the {@link org.stubarchive.format.runtime.RuntimeEntry} that generated code asks for (4). */
    public static final int REQUEST = 32;
    /** Thread state word, values in {@code ThreadState} (4). */
    public static final int THREAD_STATE = 36;
    /** Arguments of the request, {@link #ARGUMENT_COUNT} words of 8 bytes. */
    public static final int ARGUMENTS = 40;
    /** Number of argument words. */
    public static final int ARGUMENT_COUNT = 8;
    /** Result of a request (integers, references), or of a call that is done (8). */
    public static final int RESULT = 104;
    /** Floating-point result of a call that is done: raw bits (8). On resume both result registers are loaded from {@link #RESULT}. */
    public static final int RESULT_FP = 112;
    /** Lowest guest stack address that a frame may reach; below lies room for signal frames, then the guard (8). */
    public static final int STACK_LIMIT = 120;
    /** Not 0: leave to the runtime at the next poll (4). */
    public static final int POLL = 128;
    /** Guest thread number, 1..65535 (4). */
    public static final int THREAD_ID = 132;
    /** Thread number in the position of the mark word's owner field (8). */
    public static final int LOCK_OWNER_BITS = 136;
    /** Next free byte of the thread-local allocation buffer (8). The runtime gives buffers that are zero; who takes a block need not clear it. */
    public static final int TLAB_TOP = 144;
    /** End of the thread-local allocation buffer (8). */
    public static final int TLAB_END = 152;
    /** Pending exception, a reference, or 0 (8). */
    public static final int PENDING_EXCEPTION = 160;
    /** The guest's {@code java.lang.Thread}, a reference (8). */
    public static final int THREAD_OBJECT = 168;
    /** Address of the interpreter dispatch tables in use by this thread (8). */
    public static final int DISPATCH_TABLE = 176;
    /** Address of the VM variables, {@link VmVariablesLayout} (8). */
    public static final int VM_VARIABLES = 184;
    /** Method to be called by {@code call_stub} (8). */
    public static final int CALL_METHOD = 192;
    /** Highest address of the guest stack (8). */
    public static final int STACK_BASE = 200;
    /** Scratch words for codelets that must keep a value over a short sequence, 4 words. */
    public static final int SCRATCH = 208;

    /** Register dump written by the signal handler before it leaves with the crash request; layout is the architecture's. */
    public static final int CRASH_RECORD = 512;
    /** Signal number (8). */
    public static final int CRASH_SIGNAL = CRASH_RECORD;
    /** {@code si_code} (8). Not positive: no instruction raised the signal, it was sent. */
    public static final int CRASH_CODE = CRASH_RECORD + 8;
    /** {@code si_addr} (8). Of a signal that a process sent these are {@code si_pid} (4) and {@code si_uid} (4). */
    public static final int CRASH_ADDRESS = CRASH_RECORD + 16;
    /** PC at the fault (8). */
    public static final int CRASH_PC = CRASH_RECORD + 24;
    /** General registers in encoding order, 32 words. */
    public static final int CRASH_REGISTERS = CRASH_RECORD + 32;
}
