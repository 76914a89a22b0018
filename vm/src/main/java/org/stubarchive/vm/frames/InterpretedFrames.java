package org.stubarchive.vm.frames;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.maps.FrameMap;
import org.stubarchive.vm.gc.RootVisitor;
import org.stubarchive.vm.threads.JavaThread;

/**
 * Frames of methods with bytecodes that the interpreter executes ({@link InterpreterFrameLayout}).
 *
 * @param exceptionEntry where the interpreter goes on at a handler, with the exception in the result register
 */
public record InterpretedFrames(long exceptionEntry) implements MethodFrames {
    private static final int WORD = InterpreterFrameLayout.SLOT;

    @Override
    public String label() {
        return "interpreted";
    }

    @Override
    public long stackPointerAtCall(FrameCursor frame) {
        return RawMemory.getLong(frame.fp() + InterpreterFrameLayout.CALL_WORD) & ~InterpreterFrameLayout.CALL_WORD_STATE;
    }

    private static int bci(FrameCursor frame) {
        return (int) (RawMemory.getLong(frame.fp() + InterpreterFrameLayout.BCP) - RawMemory.getLong(MethodFrames.methodAddress(frame) + MethodLayout.CODE));
    }

    @Override
    public int bci(FrameCursor frame, int activation) {
        return bci(frame);
    }

    /** Address of an expression stack slot, 0 being the bottom. */
    static long operandSlot(FrameCursor frame, int index) {
        return frame.fp() + InterpreterFrameLayout.FIRST_STACK_SLOT - (long) index * WORD;
    }

    /** Number of expression stack slots above the stack pointer. */
    static int operands(FrameCursor frame) {
        return (int) ((frame.fp() + InterpreterFrameLayout.EMPTY_STACK - frame.sp()) / WORD);
    }

    @Override
    public long operand(FrameCursor frame, int activation, int index) {
        return RawMemory.getLong(operandSlot(frame, index));
    }

    @Override
    public void enterHandler(FrameCursor frame, int activation, int handler, JavaThread t) {
        long fp = frame.fp();
        RawMemory.putLong(fp + InterpreterFrameLayout.BCP, RawMemory.getLong(MethodFrames.methodAddress(frame) + MethodLayout.CODE) + handler);
        long anchor = fp + InterpreterFrameLayout.EMPTY_STACK - WORD;
        RawMemory.putLong(anchor, exceptionEntry);
        t.setAnchor(anchor, fp);
    }

    /** Slots below the stack pointer are not the frame's, although the map, which is the one before the bytecode, knows of arguments there. */
    @Override
    public void visitRoots(FrameCursor frame, FrameMapCache maps, RootVisitor visitor) {
        visitor.visit(frame.fp() + InterpreterFrameLayout.LOCKED_OBJECT);
        FrameMap map = maps.map(frame, bci(frame));
        long locals = MethodFrames.locals(frame);
        for (int word = 0; word < map.localWords(); word++) {
            for (long bits = map.localWord(word); bits != 0; bits &= bits - 1) {
                int local = (word << 6) + Long.numberOfTrailingZeros(bits);
                visitor.visit(locals - (long) local * WORD);
            }
        }
        long bottom = operandSlot(frame, 0);
        for (int word = 0; word < map.stackWords(); word++) {
            for (long bits = map.stackWord(word); bits != 0; bits &= bits - 1) {
                int index = (word << 6) + Long.numberOfTrailingZeros(bits);
                long slot = bottom - (long) index * WORD;
                if (slot < frame.sp()) {
                    return;
                }
                visitor.visit(slot);
            }
        }
    }
}
