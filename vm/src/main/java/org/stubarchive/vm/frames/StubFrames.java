package org.stubarchive.vm.frames;

import java.util.List;
import org.stubarchive.format.layout.StubFrameLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.gc.RootVisitor;

/**
 * Frames of stubs that ask the runtime on behalf of other code ({@link StubFrameLayout}).
 *
 * @param saved the registers of the interrupted code that the stub saves
 * @param arguments whose the arguments are that lie at the call
 */
public record StubFrames(List<SavedRegister> saved, CallArguments arguments) implements FrameKind {
    /**
     * A saved register.
     *
     * @param register number as in {@link RegisterMap}
     * @param offset from the frame pointer
     */
    public record SavedRegister(int register, int offset) {}

    /** A stub that saves no registers. */
    public StubFrames(CallArguments arguments) {
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
        arguments.visitRoots(frame, visitor);
    }
}
