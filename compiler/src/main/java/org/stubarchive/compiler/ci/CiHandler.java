package org.stubarchive.compiler.ci;

/**
 * An exception handler (JVMS 4.7.3).
 *
 * @param startPc first covered bytecode index
 * @param endPc first bytecode index not covered
 * @param handlerPc bytecode index of the handler
 * @param catchType constant pool index of the caught class, 0 for any
 */
public record CiHandler(int startPc, int endPc, int handlerPc, int catchType) {
    /** Whether the handler covers the bytecode at this index. */
    public boolean covers(int bci) {
        return startPc <= bci && bci < endPc;
    }

    /** Whether it catches everything. */
    public boolean catchesAny() {
        return catchType == 0;
    }
}
