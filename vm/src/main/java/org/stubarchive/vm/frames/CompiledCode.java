package org.stubarchive.vm.frames;

/** What frames need to know of the machine code of a compiled method. Immutable. */
public interface CompiledCode {
    /** Bytes from the stack pointer at a call up to the frame pointer, a multiple of 16. */
    int frameBytes();

    /**
     * The state of the method's frame at a PC.
     *
     * @throws IllegalArgumentException if the code cannot stop there
     */
    SafePoint at(long pc);

    /**
     * Where compiled code handles an exception.
     *
     * @param pc of the frame
     * @param activation whose handler it is
     * @param bci the handler's bytecode index
     * @return address of code that has the exception in the result register
     */
    long handler(long pc, int activation, int bci);
}
