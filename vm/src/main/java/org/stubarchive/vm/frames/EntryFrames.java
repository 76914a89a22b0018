package org.stubarchive.vm.frames;

import org.stubarchive.format.layout.EntryFrameLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.gc.RootVisitor;
import org.stubarchive.vm.oops.Method;

/**
 * Frames of {@code call_stub}, built by the runtime: each links the frames above to the anchor below the runtime's own activation ({@link EntryFrameLayout}).
 *
 * @param callStub first entry of the stub. A frame that stands there has not called its method yet: its arguments are its own
 */
public record EntryFrames(long callStub) implements FrameKind {
    @Override
    public String label() {
        return "entry";
    }

    @Override
    public void toCaller(FrameCursor frame) {
        long fp = frame.fp();
        if (RawMemory.getLong(fp + EntryFrameLayout.MARKER) != EntryFrameLayout.MARKER_VALUE) {
            throw new IllegalStateException("no entry frame at 0x" + Long.toHexString(fp));
        }
        long anchor = RawMemory.getLong(fp + EntryFrameLayout.PREVIOUS_SP);
        if (anchor == 0) {
            frame.end();
        } else {
            frame.startAt(anchor, RawMemory.getLong(fp + EntryFrameLayout.PREVIOUS_FP));
        }
    }

    @Override
    public long stackPointerAtCall(FrameCursor frame) {
        return frame.fp();
    }

    @Override
    public void visitRoots(FrameCursor frame, FrameMapCache maps, RootVisitor visitor) {
        if (frame.pc() == callStub) {
            Method method = Method.at(RawMemory.getLong(frame.fp() + EntryFrameLayout.METHOD));
            StackArguments.visit(method, frame.fp(), visitor);
        }
    }
}
