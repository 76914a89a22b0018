package org.stubarchive.vm.frames;

import java.util.Arrays;

/**
 * Where a stub has saved the registers of the code that it interrupted: addresses on the stack by register number, general registers first, then
 * vector registers. Empty for all other frames, since calls keep no register.
 */
public final class RegisterMap {
    /** Number of the first vector register. */
    public static final int FIRST_VECTOR = 32;

    private final long[] addresses = new long[2 * FIRST_VECTOR];
    private boolean empty = true;

    void clear() {
        if (!empty) {
            Arrays.fill(addresses, 0);
            empty = true;
        }
    }

    void set(int register, long address) {
        addresses[register] = address;
        empty = false;
    }

    /**
     * Address of a register's value.
     *
     * @param register number, 0..63
     * @throws IllegalStateException if it was not saved
     */
    public long address(int register) {
        if (addresses[register] == 0) {
            throw new IllegalStateException("register " + register + " is not saved");
        }
        return addresses[register];
    }
}
