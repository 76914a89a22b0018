package org.stubarchive.stubgen;

/**
 * A position in a code buffer that may be used before it is known. Belongs to the buffer that made it.
 */
public final class Label {
    private static final int UNBOUND = -1;

    /** What is known about the distance of a label's uses. */
    enum Distance {
        ANY,
        NEAR
    }

    private final CodeBuffer buffer;
    private final Distance distance;
    private int position = UNBOUND;

    Label(CodeBuffer buffer, Distance distance) {
        this.buffer = buffer;
        this.distance = distance;
    }

    /** Whether all branches to the label are short: see {@link CodeBuffer#newNearLabel}. */
    public boolean isNear() {
        return distance == Distance.NEAR;
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
