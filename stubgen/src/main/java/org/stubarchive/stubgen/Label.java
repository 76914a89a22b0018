package org.stubarchive.stubgen;

/**
 * A position in a code buffer that may be used before it is known. Belongs to the buffer that made it.
 */
public final class Label {
    private static final int UNBOUND = -1;

    private final CodeBuffer buffer;
    private int position = UNBOUND;

    Label(CodeBuffer buffer) {
        this.buffer = buffer;
    }

    /** Whether the position is known. */
    public boolean isBound() {
        return position != UNBOUND;
    }

    /**
     * Offset in the buffer.
     *
     * @throws IllegalStateException if it is not bound
     */
    public int position() {
        if (!isBound()) {
            throw new IllegalStateException("label is not bound");
        }
        return position;
    }

    void setPosition(int position) {
        this.position = position;
    }

    CodeBuffer buffer() {
        return buffer;
    }
}
