package org.stubarchive.stubgen;

/** An instruction that cannot be encoded as asked: a bug in a generator. */
public final class AssemblyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what was asked and what is allowed. */
    public AssemblyException(String message) {
        super(message);
    }
}
