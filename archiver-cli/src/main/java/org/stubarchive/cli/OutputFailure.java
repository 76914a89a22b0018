package org.stubarchive.cli;

/** A result that cannot be written: nothing is wrong with what was looked at. */
final class OutputFailure extends CommandFailure {
    private static final long serialVersionUID = 1L;

    OutputFailure(String message) {
        super(ExitCodes.BAD_INPUT, message);
    }
}
