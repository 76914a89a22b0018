package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.frames.Frame;

/** Frames below a native method. */
public final class StackFrames {
    private StackFrames() {}

    /** A cursor at the frame that called the native method. */
    public static Frame caller(NativeCall c) {
        Frame frame = c.vm().stacks().frames(c.thread());
        frame.next();
        return frame;
    }
}
