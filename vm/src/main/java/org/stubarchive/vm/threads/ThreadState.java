package org.stubarchive.vm.threads;

/**
 * Values of {@code ThreadBlockLayout.THREAD_STATE}: a state, and flags that say what others ask of the thread. {@link StateTransition} lists the legal changes.
 *
 * <p>A thread is <em>safe</em> in states in which it touches no guest object. Seen safe with a flag set it stays so until the flags are cleared, since every way
 * back asks for them.
 */
public final class ThreadState {
    private ThreadState() {}

    /** Not started. Safe. */
    public static final int NEW = 0;
    /** Running generated code: may touch its stack, its allocation buffer, objects. */
    public static final int IN_JAVA = 1;
    /** Running code of the runtime: may use raw references until it allocates, calls guest code or takes a lock with handshake; for a bounded time. */
    public static final int IN_VM = 2;
    /** Blocked, or in the operating system: touches no object, not even through a handle. Safe. */
    public static final int IN_NATIVE = 3;
    /** In a native method of the program's own libraries: handles only. Safe. */
    public static final int IN_JNI = 4;
    /** Ended. Safe. */
    public static final int TERMINATED = 5;

    /** The bits that are the state. */
    static final int STATE_MASK = 0xFF;
    /** Somebody holds the thread: it must not leave a safe state, and goes to one soon. */
    static final int STOP = 1 << 8;
    /** The thread is asked to run actions. */
    static final int ACTION = 1 << 9;
    /** All flags. */
    static final int FLAGS = STOP | ACTION;

    private static final String[] NAMES = {"new", "in Java", "in VM", "in native", "in JNI", "terminated"};

    /** Whether a thread whose word this is touches no guest object. */
    static boolean isSafe(int word) {
        return switch (word & STATE_MASK) {
            case NEW, IN_NATIVE, IN_JNI, TERMINATED -> true;
            default -> false;
        };
    }

    /** Text of a word, for messages and dumps. */
    public static String name(int word) {
        int state = word & STATE_MASK;
        String name = state < NAMES.length ? NAMES[state] : "state " + state;
        return name + ((word & STOP) != 0 ? ", held" : "") + ((word & ACTION) != 0 ? ", asked to act" : "");
    }
}
