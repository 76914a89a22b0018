package org.stubarchive.cli;

/** A command that cannot do what was asked, for a reason that is not a bug: one line and an exit code. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandFailure(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** One of {@link ExitCodes}. */
    int exitCode() {
        return exitCode;
    }
}
