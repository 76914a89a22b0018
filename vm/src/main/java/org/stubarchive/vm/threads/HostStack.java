package org.stubarchive.vm.threads;

/**
 * Size of the host stack of a guest thread. Frames of the guest are on its guest stack; the host stack holds what the runtime does for it. A call of guest
 * code that the runtime makes meanwhile (a class initialiser, a class loader) puts the next request on top: about 2 KiB of host stack for each.
 */
public final class HostStack {
    /** What a host thread has that was not started with a size of its own. */
    public static final long LEAST_BYTES = 1L << 20;
    /** Kept free for the deepest request: that of verifying and linking classes. */
    static final long ROOM_BYTES = 384L << 10;

    private static final long MOST_BYTES = 64L << 20;

    private HostStack() {}

    /** Bytes of host stack that belong to a guest stack: half as much. */
    public static long bytes(long guestStackBytes) {
        return Math.max(LEAST_BYTES, Math.min(MOST_BYTES, guestStackBytes / 2)) & -LEAST_BYTES;
    }
}
