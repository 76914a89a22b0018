package org.stubarchive.compiler.parse;

import java.util.Objects;

/**
 * A subroutine that is being executed (JVMS 6.5, jsr). Blocks are duplicated per chain of subroutines, so that each ret has one target.
 *
 * @param caller the subroutine that called it, or {@code null}
 * @param entry index of its first bytecode
 * @param returnBci index of the bytecode that it returns to
 * @param local the local variable that holds the return address, or {@link #DROPPED}
 */
record Subroutine(Subroutine caller, int entry, int returnBci, int local) {
    /** The return address was not kept: it never returns. */
    static final int DROPPED = -1;

    static boolean isActive(Subroutine innermost, int entry) {
        for (Subroutine s = innermost; s != null; s = s.caller) {
            if (s.entry == entry) {
                return true;
            }
        }
        return false;
    }

    /** The subroutine, this or one that called it, that a ret of this local variable ends; {@code null} if there is none. */
    Subroutine ending(int variable) {
        Subroutine s = this;
        while (s != null && s.local != variable) {
            s = s.caller;
        }
        return s;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Subroutine s && entry == s.entry && returnBci == s.returnBci && Objects.equals(caller, s.caller);
    }

    @Override
    public int hashCode() {
        return (returnBci * 31 + entry) * 31 + (caller == null ? 0 : caller.hashCode());
    }
}
