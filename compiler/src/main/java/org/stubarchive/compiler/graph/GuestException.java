package org.stubarchive.compiler.graph;

import java.util.Objects;

/** An exception of the program that a {@link GraphInterpreter} runs. */
public final class GuestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Object exception;

    /** With the program's object. */
    public GuestException(Object exception) {
        super(String.valueOf(exception), null, false, false);
        this.exception = Objects.requireNonNull(exception, "exception");
    }

    /** The program's object. */
    public Object exception() {
        return exception;
    }
}
