package org.stubarchive.vm.frames;

import org.stubarchive.loader.memory.RawMemory;

/** Where a compiled frame has a value. */
public sealed interface ValueLocation {
    /**
     * Address of the value.
     *
     * @throws IllegalStateException if it is a constant
     */
    long address(FrameCursor frame);

    /** The value's raw bits. */
    default long read(FrameCursor frame) {
        return RawMemory.getLong(address(frame));
    }

    /** Changes the value. */
    default void write(FrameCursor frame, long bits) {
        RawMemory.putLong(address(frame), bits);
    }

    /**
     * In the frame.
     *
     * @param offset from the frame pointer
     */
    record InFrame(int offset) implements ValueLocation {
        @Override
        public long address(FrameCursor frame) {
            return frame.fp() + offset;
        }
    }

    /**
     * In a register, which a stub above the frame has saved.
     *
     * @param register number as in {@link RegisterMap}
     */
    record InRegister(int register) implements ValueLocation {
        @Override
        public long address(FrameCursor frame) {
            return frame.registers().address(register);
        }
    }

    /**
     * Known when the method was compiled.
     *
     * @param bits the value
     */
    record Constant(long bits) implements ValueLocation {
        @Override
        public long address(FrameCursor frame) {
            throw new IllegalStateException("the value is a constant");
        }

        @Override
        public long read(FrameCursor frame) {
            return bits;
        }
    }
}
