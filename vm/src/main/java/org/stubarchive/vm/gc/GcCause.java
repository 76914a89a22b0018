package org.stubarchive.vm.gc;

/** Why a collection runs. */
public enum GcCause {
    /** The space that may be allocated is used up. */
    ALLOCATION("allocation"),
    /** Last attempt before OutOfMemoryError: soft references are cleared. */
    LAST_RESORT("last resort"),
    /** {@code System.gc()}. */
    SYSTEM_GC("System.gc"),
    /** A command of {@code jcmd}. */
    DIAGNOSTIC_COMMAND("diagnostic command"),
    /** Every n-th allocation, for testing. */
    STRESS("stress");

    private final String text;

    GcCause(String text) {
        this.text = text;
    }

    /** Text for logs. */
    public String text() {
        return text;
    }
}
