package org.stubarchive.format.layout;

/**
 * The frame that the runtime builds on the guest stack before it calls guest code; the frame pointer of the called method's caller
 * points here, and the return address is {@code call_stub}'s second entry. It links to the frames below the runtime's own activation.
 */
public final class EntryFrameLayout {
    private EntryFrameLayout() {}

    /** Guest stack pointer of the previous anchor, 0 if there is none (8). */
    public static final int PREVIOUS_SP = 8;
    /** Guest frame pointer of the previous anchor (8). */
    public static final int PREVIOUS_FP = 0;
    /** Marker word {@link #MARKER_VALUE}, to recognise an entry frame in dumps (8). */
    public static final int MARKER = 16;
    /** Value of the marker. */
    public static final long MARKER_VALUE = 0x59_52_54_4E_45L;
    /** Method* of the called method, whose arguments lie below the frame until it has begun (8). */
    public static final int METHOD = 24;
    /** Bytes from the frame pointer up that the frame takes. */
    public static final int SIZE = 32;
}
