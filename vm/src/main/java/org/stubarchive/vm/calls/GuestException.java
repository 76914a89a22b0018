package org.stubarchive.vm.calls;

/**
 * Says that a guest exception is pending in the current thread ({@code JavaThread.pendingException()}). Carries nothing itself: the exception
 * object is a root in the thread block.
 */
public final class GuestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The only instance. */
    public static final GuestException INSTANCE = new GuestException();

    private GuestException() {
        super("a guest exception is pending", null, false, false);
    }
}
