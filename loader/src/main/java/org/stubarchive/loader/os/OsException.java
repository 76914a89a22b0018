package org.stubarchive.loader.os;

/** A call of the operating system failed. The message names the function, its purpose and the error. */
public final class OsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    /**
     * Creates the exception.
     *
     * @param function libc function that failed
     * @param purpose what it was called for
     * @param errno error number, as in {@code errno.h}
     */
    public OsException(String function, String purpose, int errno) {
        super(function + " failed (" + purpose + "): " + Errno.text(errno));
        this.errno = errno;
    }

    /** Error number, as in {@code errno.h}. */
    public int errno() {
        return errno;
    }
}
