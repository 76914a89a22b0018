package org.stubarchive.vm.classfile;

/**
 * An exception handler (JVMS 4.7.3).
 *
 * @param startPc first covered bytecode index
 * @param endPc first bytecode index not covered, at most the code length
 * @param handlerPc bytecode index of the handler
 * @param catchType Class index of the caught type, 0 for any
 * @param catchTypeName its internal name, {@code null} for any
 */
public record ExceptionTableEntry(int startPc, int endPc, int handlerPc, int catchType, String catchTypeName) {
    /** Whether the handler covers the bytecode at this index. */
    public boolean covers(int bci) {
        return startPc <= bci && bci < endPc;
    }
}
