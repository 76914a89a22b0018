package org.stubarchive.compiler.parse;

import java.util.Locale;

/** What becomes of a check that fails. */
public enum ImplicitExceptions {
    /** Compiled code is left; the interpreter throws. */
    TRAP,
    /** The exception is made, and handled as if it had been thrown there: a jump, if the handler is in the method. */
    BRANCH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
