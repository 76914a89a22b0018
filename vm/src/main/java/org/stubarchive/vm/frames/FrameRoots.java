package org.stubarchive.vm.frames;

import org.stubarchive.vm.gc.HeapCorruption;
import org.stubarchive.vm.gc.RootVisitor;
import org.stubarchive.vm.threads.JavaThread;

/** The references in the frames of a stopped thread. */
public final class FrameRoots {
    private final FrameMapCache maps = new FrameMapCache();
    private final FrameCursor frame;

    /** Over frames of the given kinds. */
    public FrameRoots(FrameKinds kinds) {
        frame = new FrameCursor(kinds);
    }

    /** Shows all reference slots of the thread's frames to the visitor. */
    public void visit(JavaThread thread, RootVisitor visitor) {
        for (frame.start(thread); !frame.isEnd(); frame.toCaller()) {
            try {
                frame.kind().visitRoots(frame, maps, visitor);
            } catch (HeapCorruption e) {
                throw new HeapCorruption("thread " + thread.id() + ", " + frame + activation(), e);
            }
        }
    }

    /** The youngest method of the frame. */
    private String activation() {
        FrameKind kind = frame.kind();
        return kind.activations(frame) == 0 ? "" : ", " + kind.method(frame, 0) + " at " + kind.bci(frame, 0);
    }
}
