package org.stubarchive.stubgen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A growing little-endian buffer for one stub's code. Label uses are patched when the label is bound; a buffer is closed only when all are.
 */
public final class CodeBuffer {
    private record Use(Label label, int site, LabelUse kind) {}

    private byte[] bytes = new byte[512];
    private int size;
    private final List<Use> uses = new ArrayList<>();
    private boolean closed;

    /** Bytes emitted. */
    public int position() {
        return size;
    }

    /** Appends one byte. */
    public void emit8(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    /** Appends two bytes. */
    public void emit16(int value) {
        emit8(value);
        emit8(value >> 8);
    }

    /** Appends four bytes. */
    public void emit32(int value) {
        ensure(4);
        put32(size, value);
        size += 4;
    }

    /** Appends eight bytes. */
    public void emit64(long value) {
        emit32((int) value);
        emit32((int) (value >>> 32));
    }

    /** Byte at an offset, 0..255. */
    public int get8(int offset) {
        checkEmitted(offset, 1);
        return bytes[offset] & 0xFF;
    }

    /** Word at an offset. */
    public int get32(int offset) {
        checkEmitted(offset, 4);
        return get8(offset) | get8(offset + 1) << 8 | get8(offset + 2) << 16 | get8(offset + 3) << 24;
    }

    /** Overwrites one emitted byte. */
    public void patch8(int offset, int value) {
        checkEmitted(offset, 1);
        bytes[offset] = (byte) value;
    }

    /** Overwrites four emitted bytes. */
    public void patch32(int offset, int value) {
        checkEmitted(offset, 4);
        put32(offset, value);
    }

    /** A new, unbound label. */
    public Label newLabel() {
        return new Label(this, Label.Distance.ANY);
    }

    /**
     * A new, unbound label that all its branches are near to: at most 127 bytes from the end of the branch. An architecture may use shorter forms for them; a use that is
     * farther away fails when the buffer is closed.
     */
    public Label newNearLabel() {
        return new Label(this, Label.Distance.NEAR);
    }

    /**
     * Binds a label to the current position.
     *
     * @throws IllegalStateException if it is bound already
     */
    public void bind(Label label) {
        own(label);
        if (label.isBound()) {
            throw new IllegalStateException("label is bound already at " + label.position());
        }
        label.setPosition(size);
    }

    /** Records that the field at {@code site}, already emitted, refers to the label; it is patched now or when the buffer is closed. */
    public void use(Label label, int site, LabelUse kind) {
        own(label);
        uses.add(new Use(label, site, kind));
    }

    /**
     * Patches all label uses and gives the bytes; nothing can be emitted afterwards.
     *
     * @throws IllegalStateException if a used label is not bound
     */
    public byte[] close() {
        for (Use use : uses) {
            if (!use.label.isBound()) {
                throw new IllegalStateException("label used at " + use.site + " was never bound");
            }
            use.kind.patch(this, use.site, use.label.position());
        }
        uses.clear();
        closed = true;
        byte[] result = Arrays.copyOf(bytes, size);
        bytes = new byte[0];
        return result;
    }

    private void own(Label label) {
        if (label.buffer() != this) {
            throw new IllegalArgumentException("label of another buffer");
        }
    }

    private void put32(int offset, int value) {
        bytes[offset] = (byte) value;
        bytes[offset + 1] = (byte) (value >> 8);
        bytes[offset + 2] = (byte) (value >> 16);
        bytes[offset + 3] = (byte) (value >> 24);
    }

    private void ensure(int count) {
        if (closed) {
            throw new IllegalStateException("buffer is closed");
        }
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }

    private void checkEmitted(int offset, int count) {
        if (closed || offset < 0 || offset + count > size) {
            throw new IndexOutOfBoundsException("offset " + offset + " of " + size);
        }
    }
}
