package org.stubarchive.compiler.parse;

/** A method is not compiled, for a reason that people can be told. It goes on to be interpreted. */
public final class BailoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the reason. */
    public BailoutException(String reason) {
        super(reason, null, false, false);
    }
}
