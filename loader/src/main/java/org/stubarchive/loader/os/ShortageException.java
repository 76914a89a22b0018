package org.stubarchive.loader.os;

/** The limits of this process or of the system do not allow what the runtime needs. The message is one line: what for, how much, which limit, what to do. */
public final class ShortageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final long MIB = 1L << 20;
    private static final int TIB_SHIFT = 40;
    /** Bytes of address space that Linux gives a process at most without being asked for high addresses (Documentation/arch/x86/x86_64/5level-paging.rst, arm64/memory.rst). */
    private static final long MOST_ADDRESS_SPACE = 1L << (System.getProperty("os.arch").equals("aarch64") ? 48 : 47);

    private ShortageException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Memory or address space that the system refused.
     *
     * @param purpose what it is for
     * @param bytes how much is needed
     * @param remedy what else helps than a higher limit; may be empty
     * @param cause the refusal
     */
    public static ShortageException ofMemory(String purpose, long bytes, String remedy, OsException cause) {
        String what = (bytes + MIB - 1) / MIB + " MiB for " + purpose + " cannot be had: ";
        if (bytes > MOST_ADDRESS_SPACE && !remedy.isEmpty()) {
            return new ShortageException(what + "no process has more than " + (MOST_ADDRESS_SPACE >> TIB_SHIFT) + " TiB of address space; " + remedy, cause);
        }
        return new ShortageException(what + ResourceLimits.memoryLimit(bytes) + "; raise the limit" + (remedy.isEmpty() ? "" : " or " + remedy), cause);
    }

    /**
     * A thread that the system refused.
     *
     * @param purpose what it is for
     * @param stackBytes size of its stack
     * @param cause the refusal
     */
    public static ShortageException ofThread(String purpose, long stackBytes, Throwable cause) {
        String limit = ResourceLimits.addressSpace() - ResourceLimits.addressSpaceInUse() < 2 * stackBytes ? ResourceLimits.memoryLimit(2 * stackBytes) : ResourceLimits.threadLimit();
        return new ShortageException("a thread for " + purpose + " cannot be started: " + limit + "; raise the limit or end other processes", cause);
    }
}
