package org.stubarchive.vm.frames;

import java.util.List;
import org.stubarchive.format.layout.StubFrameLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.gc.RootVisitor;
import org.stubarchive.vm.oops.Method;

/**
 * Frames of stubs that ask the runtime on behalf of other code ({@link StubFrameLayout}).
 *
 * @param saved the registers of the interrupted code that the stub saves
 * @param arguments whose the arguments are that lie at the call
 */
public record StubFrames(List<SavedRegister> saved, Arguments arguments) implements FrameKind {
    /** Arguments of a call in whose place a stub runs. */
    public enum Arguments {
        /** None, or still those of the frame below: the stub was called by code of a method and not in place of one. */
        NONE,
        /** On the stack above the frame, those of the method in {@link StubFrameLayout#METHOD}. */
        OF_METHOD
    }

    /**
     * A saved register.
     *
     * @param register number as in {@link RegisterMap}
     * @param offset from the frame pointer
     */
    public record SavedRegister(int register, int offset) {}

    /** A stub that saves no registers. */
    public StubFrames(Arguments arguments) {
        this(List.of(), arguments);
    }

    @Override
    public String label() {
        return "stub";
    }

    @Override
    public void toCaller(FrameCursor frame) {
        long fp = frame.fp();
        frame.registers().clear();
        for (int i = 0; i < saved.size(); i++) {
            frame.registers().set(saved.get(i).register(), fp + saved.get(i).offset());
        }
        frame.moveTo(RawMemory.getLong(fp + StubFrameLayout.RETURN_ADDRESS), RawMemory.getLong(fp + StubFrameLayout.CALLER_FP));
    }

    @Override
    public long stackPointerAtCall(FrameCursor frame) {
        return frame.fp();
    }

    @Override
    public void visitRoots(FrameCursor frame, FrameMapCache maps, RootVisitor visitor) {
        if (arguments == Arguments.OF_METHOD) {
            Method method = Method.at(RawMemory.getLong(frame.fp() + StubFrameLayout.METHOD));
            long end = frame.fp() + StubFrameLayout.CALLER_SP + 8L * method.argumentSlots();
            StackArguments.visit(method, end, visitor);
        }
    }
}
