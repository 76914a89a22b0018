package org.stubarchive.vm.threads;

/** Values of {@code ThreadBlockLayout.THREAD_STATE}. Only {@link #IN_JAVA} and {@link #IN_VM} may touch guest objects. */
public final class ThreadState {
    private ThreadState() {}

    /** Not started. */
    public static final int NEW = 0;
    /** Running generated code. */
    public static final int IN_JAVA = 1;
    /** Running VM code under the VM lock. */
    public static final int IN_VM = 2;
    /** Blocked or in the operating system, without the VM lock. */
    public static final int IN_NATIVE = 3;
    /** Waiting for the VM lock. */
    public static final int BLOCKED = 4;
    /** Ended. */
    public static final int TERMINATED = 5;

    private static final String[] NAMES = {"new", "in Java", "in VM", "in native", "blocked", "terminated"};

    /** Text for dumps. */
    public static String name(int state) {
        return state >= 0 && state < NAMES.length ? NAMES[state] : "state " + state;
    }
}
