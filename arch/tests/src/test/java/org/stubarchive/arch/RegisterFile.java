package org.stubarchive.arch;

import java.util.function.Consumer;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;

/** All registers in memory, scratch memory for memory operands, and room for an expression stack. */
final class RegisterFile implements AutoCloseable {
    private static final int REGISTERS = 32;
    private static final int SCRATCH = 2 * 8 * REGISTERS;
    private static final int STACK = 256;
    /** Bytes of scratch memory in the block. */
    static final int SCRATCH_SIZE = 256;

    private final long block = RawMemory.allocate(SCRATCH + SCRATCH_SIZE + STACK);

    /** Offset of a general register in the block. */
    static int gprOffset(int register) {
        return 8 * register;
    }

    /** Offset of a floating-point register in the block. */
    static int fprOffset(int register) {
        return 8 * (REGISTERS + register);
    }

    /** Ends a body that decides something: register {@code flag} is 0 if control came to the end of the body, 1 at the label. */
    static void decide(MacroAssembler masm, Gpr flag, Consumer<Label> body) {
        Label taken = masm.newLabel();
        Label done = masm.newLabel();
        body.accept(taken);
        masm.moveImmediate(flag, 0);
        masm.jump(done);
        masm.bind(taken);
        masm.moveImmediate(flag, 1);
        masm.bind(done);
    }

    long scratch() {
        return block + SCRATCH;
    }

    /** Where an expression stack of its own may start: there is room below. */
    long stack() {
        return scratch() + SCRATCH_SIZE + STACK;
    }

    long get(int register) {
        return RawMemory.getLong(block + gprOffset(register));
    }

    void set(int register, long value) {
        RawMemory.putLong(block + gprOffset(register), value);
    }

    long getFp(int register) {
        return RawMemory.getLong(block + fprOffset(register));
    }

    void setFp(int register, long bits) {
        RawMemory.putLong(block + fprOffset(register), bits);
    }

    void run(long function) {
        NativeCall.call(function, block);
    }

    @Override
    public void close() {
        RawMemory.free(block);
    }
}
