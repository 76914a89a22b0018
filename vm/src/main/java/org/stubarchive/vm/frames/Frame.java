package org.stubarchive.vm.frames;

import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/**
 * A cursor over the virtual frames of a thread, from the youngest to the oldest: one for each method that is active, however it is executed. {@link
 * FrameCursor} goes over the frames on the stack that they are parts of.
 */
public final class Frame {
    /** {@link #bci} of frames of native methods. */
    public static final int NATIVE_BCI = -1;

    private final FrameCursor frame;
    private int activation;

    /** Points at nothing; {@link #start} follows. */
    public Frame(FrameKinds kinds) {
        frame = new FrameCursor(kinds);
    }

    /** Points at the youngest frame of a thread; {@link #isEnd} if it has none. */
    public Frame start(JavaThread thread) {
        frame.start(thread);
        activation = 0;
        skipOthers();
        return this;
    }

    private void skipOthers() {
        while (!frame.isEnd() && frame.kind().activations(frame) == 0) {
            frame.toCaller();
        }
    }

    /** Whether all frames have been visited. */
    public boolean isEnd() {
        return frame.isEnd();
    }

    /** Goes on to the caller. */
    public void next() {
        activation++;
        if (activation == frame.kind().activations(frame)) {
            activation = 0;
            frame.toCaller();
            skipOthers();
        }
    }

    /** The frame on the stack that this one is part of. */
    public FrameCursor physical() {
        return frame;
    }

    /** The method. */
    public Method method() {
        return frame.kind().method(frame, activation);
    }

    /** Index of the bytecode being executed: of the invoke if the frame has called a method; {@link #NATIVE_BCI} for native methods. */
    public int bci() {
        return frame.kind().bci(frame, activation);
    }

    /** A local variable that holds a reference. */
    public long localReference(int index) {
        return frame.kind().local(frame, activation, index);
    }

    /** The object that a synchronized method has locked, or 0. */
    public long lockedObject() {
        return frame.kind().lockedObject(frame, activation);
    }
}
