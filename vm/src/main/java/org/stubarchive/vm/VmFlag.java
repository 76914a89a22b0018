package org.stubarchive.vm;

/** The flags of {@code java -XX:} that this VM acts upon; a switch is 0 or 1. */
public enum VmFlag {
    /** Frames kept in the stack trace of an exception; 0: all. */
    MAX_JAVA_STACK_TRACE_DEPTH("MaxJavaStackTraceDepth", 1024),
    /** Whether stack traces show hidden frames. */
    SHOW_HIDDEN_FRAMES("ShowHiddenFrames", 0),
    /** Whether exceptions get stack traces. */
    STACK_TRACE_IN_THROWABLE("StackTraceInThrowable", 1),
    /** Whether a NullPointerException says what was null. */
    SHOW_CODE_DETAILS_IN_EXCEPTION_MESSAGES("ShowCodeDetailsInExceptionMessages", 1),
    /** Whether {@code System.gc} does nothing. */
    DISABLE_EXPLICIT_GC("DisableExplicitGC", 0),
    /** What {@code Runtime.availableProcessors} gives; -1: those of the machine. */
    ACTIVE_PROCESSOR_COUNT("ActiveProcessorCount", -1),
    /** Whether the process ends with status 3 instead of throwing an OutOfMemoryError for lack of heap. */
    EXIT_ON_OUT_OF_MEMORY_ERROR("ExitOnOutOfMemoryError", 0),
    /** Whether tools such as {@code jcmd} are not answered. */
    DISABLE_ATTACH_MECHANISM("DisableAttachMechanism", 0),
    /** {@code -Xrs}: whether SIGHUP, SIGINT, SIGQUIT and SIGTERM keep their default actions. */
    REDUCE_SIGNAL_USAGE("ReduceSignalUsage", 0),
    /** Whether runtime code runs under the VM lock throughout, even where what it touches has locks of its own. */
    USE_VM_LOCK("UseVmLock", 0),
    /** Whether the order in which threads take the runtime's locks is checked. */
    CHECK_LOCK_ORDER("CheckLockOrder", 0);

    private final String flag;
    private final long defaultValue;

    VmFlag(String flag, long defaultValue) {
        this.flag = flag;
        this.defaultValue = defaultValue;
    }

    /** Whether it is given as {@code +} or {@code -}, and not as a number. */
    public boolean isSwitch() {
        return this != MAX_JAVA_STACK_TRACE_DEPTH && this != ACTIVE_PROCESSOR_COUNT;
    }

    /** Whether {@code java} has the flag too. */
    public boolean isOfJava() {
        return this != USE_VM_LOCK && this != CHECK_LOCK_ORDER;
    }

    /** Name on the command line. */
    public String flag() {
        return flag;
    }

    /** Value if the command line does not say. */
    public long defaultValue() {
        return defaultValue;
    }
}
