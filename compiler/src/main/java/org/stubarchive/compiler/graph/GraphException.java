package org.stubarchive.compiler.graph;

/** A graph is not as it has to be: a bug of the compiler. */
public final class GraphException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong, and where. */
    public GraphException(String message) {
        super(message);
    }
}
