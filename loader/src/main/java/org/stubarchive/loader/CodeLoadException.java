package org.stubarchive.loader;

/** A code image is well formed but cannot be used here. The message is one line that says why and what to do. */
public final class CodeLoadException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public CodeLoadException(String message) {
        super(message);
    }
}
