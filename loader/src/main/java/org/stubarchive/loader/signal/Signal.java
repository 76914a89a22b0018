package org.stubarchive.loader.signal;

/** The signals that faulting instructions raise; numbers are those of Linux on x86-64 and aarch64. */
public enum Signal {
    /** Illegal instruction. */
    SIGILL(4),
    /** Breakpoint: the instruction that fills gaps in text on x86-64. */
    SIGTRAP(5),
    /** Bus error: access behind the end of a mapped file. */
    SIGBUS(7),
    /** Arithmetic error: integer division by zero. */
    SIGFPE(8),
    /** Invalid address. */
    SIGSEGV(11);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /** Number of the signal. */
    public int number() {
        return number;
    }

    /** Name and number. */
    static String describe(long number) {
        for (Signal s : values()) {
            if (s.number == number) {
                return s.name() + " (" + number + ")";
            }
        }
        return "signal " + number;
    }
}
