package org.stubarchive.vm.threads;

/** The legal changes of a thread's state. Each is made by the thread itself, by compare-and-swap of the whole word, unless said otherwise. */
enum StateTransition {
    /** Its host thread begins. */
    START(ThreadState.NEW, ThreadState.IN_VM, Flags.REFUSED),
    /** The thread that created it found that it cannot be started. Made by that thread, under the control lock. */
    DISCARD(ThreadState.NEW, ThreadState.TERMINATED, Flags.KEPT),
    /** Into generated code: the anchor is written, no lock is held, no raw reference is left on the host side. */
    ENTER_JAVA(ThreadState.IN_VM, ThreadState.IN_JAVA, Flags.REFUSED),
    /** Behind {@code leave}; the request whose arguments are roots is set before. Never waits: the way back does. */
    LEAVE_JAVA(ThreadState.IN_JAVA, ThreadState.IN_VM, Flags.KEPT),
    /** May block: references only in handles, no lock without handshake is held, no action waits. */
    ENTER_NATIVE(ThreadState.IN_VM, ThreadState.IN_NATIVE, Flags.KEPT),
    /** Back from it. */
    LEAVE_NATIVE(ThreadState.IN_NATIVE, ThreadState.IN_VM, Flags.REFUSED),
    /** Into a native method of the program's libraries. */
    ENTER_JNI(ThreadState.IN_JAVA, ThreadState.IN_JNI, Flags.REFUSED),
    /** Back from it. */
    LEAVE_JNI(ThreadState.IN_JNI, ThreadState.IN_JAVA, Flags.REFUSED),
    /** Its last act, under the control lock: nobody holds it, and actions have run. */
    END(ThreadState.IN_VM, ThreadState.TERMINATED, Flags.REFUSED);

    /** What a flag means for a transition. */
    enum Flags {
        /** The thread has to take the slow path: run actions, wait while it is held. */
        REFUSED,
        /** They stay. */
        KEPT
    }

    private final int from;
    private final int to;
    private final Flags flags;

    StateTransition(int from, int to, Flags flags) {
        this.from = from;
        this.to = to;
        this.flags = flags;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    Flags flags() {
        return flags;
    }
}
