package org.stubarchive.vm.calls;

/** Unwinds the host stack of the guest thread that ended the VM ({@code Runtime.halt}, {@code System.exit}). */
public final class VmExit extends Error {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** An exit with the given status. */
    public VmExit(int status) {
        super("guest exit", null, false, false);
        this.status = status;
    }

    /** Exit status of the guest program. */
    public int status() {
        return status;
    }
}
