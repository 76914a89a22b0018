package org.stubarchive.vm.frames;

import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** Walks the frames of the calling thread, or of a stopped one. */
public final class StackWalk {
    private final FrameKinds kinds;

    /** Over frames of the given kinds. */
    public StackWalk(FrameKinds kinds) {
        this.kinds = kinds;
    }

    /** The kinds of frames. */
    public FrameKinds kinds() {
        return kinds;
    }

    /** A cursor at what is on top of the thread's stack. */
    public FrameCursor top(JavaThread thread) {
        return new FrameCursor(kinds).start(thread);
    }

    /** A cursor at the youngest frame of the thread. */
    public Frame frames(JavaThread thread) {
        return new Frame(kinds).start(thread);
    }

    /**
     * {@code Reflection.getCallerClass} for a call whose native frame is on top: the class of the caller of the method that called it. Frames of
     * reflection are passed over.
     *
     * @return {@code null} if there is no such caller
     */
    public InstanceKlass callerClass(JavaThread thread) {
        Frame f = frames(thread);
        int depth = 0;
        while (!f.isEnd()) {
            Method m = f.method();
            if (depth >= 2 && !FrameFilter.isReflectionFrame(m)) {
                return m.holder();
            }
            depth++;
            f.next();
        }
        return null;
    }

    /** Number of frames of the thread. */
    public int depth(JavaThread thread) {
        int n = 0;
        for (Frame f = frames(thread); !f.isEnd(); f.next()) {
            n++;
        }
        return n;
    }
}
