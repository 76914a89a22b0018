package org.stubarchive.natives.lang;

import java.util.HashMap;
import java.util.Map;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;

/**
 * Stack walks that a {@code StackWalker} has begun. A walk is a cursor into frames that cannot go away before the walk is over, since
 * the walker's own frames are above them.
 */
final class OpenStackWalks {
    /** Modes that {@code StackStreamFactory} passes. */
    private static final int CLASSES_ONLY = 0x2;
    private static final int CALLER_CLASS = 0x4;
    private static final int SHOW_HIDDEN = 0x20;
    private static final String WALKER = "java/lang/StackStreamFactory$AbstractStackWalker";

    private final Map<Long, Frame> cursors = new HashMap<>();
    private long lastAnchor;
    private Method doStackWalk;

    /**
     * Fills the first batch and calls {@code doStackWalk}.
     *
     * @param skip frames to leave out
     * @param batch largest number of frames
     * @param start index in the buffer of the first frame
     */
    long walk(NativeCall c, long mode, int skip, int batch, int start, OopArgument buffer) {
        Frame cursor = StackFrames.caller(c);
        skipMachinery(c, cursor);
        for (int i = 0; i < skip && !cursor.isEnd(); i++) {
            cursor.next();
        }
        int end = fill(c, cursor, mode, batch, start, buffer);
        if (end == start) {
            throw c.exception("java/lang/InternalError", "stack walk: no frames");
        }
        long anchor = ++lastAnchor;
        cursors.put(anchor, cursor);
        try {
            return c.vm().calls().call(c.thread(), method(c), c.receiver(), anchor, skip, end - start, start, end);
        } finally {
            cursors.remove(anchor);
        }
    }

    private Method method(NativeCall c) {
        if (doStackWalk == null) {
            doStackWalk = c.vm().dictionary().bootKlass(WALKER).findMethod("doStackWalk", "(JIIII)Ljava/lang/Object;");
        }
        return doStackWalk;
    }

    /** Goes past the frames of the stack walking classes themselves. */
    private static void skipMachinery(NativeCall c, Frame cursor) {
        InstanceKlass walker = c.vm().dictionary().bootKlass(WALKER);
        InstanceKlass api = c.vm().dictionary().bootKlass("java/lang/StackWalker");
        while (!cursor.isEnd() && (cursor.method().holder().isSubclassOf(walker) || cursor.method().holder() == api)) {
            cursor.next();
        }
    }

    /**
     * Fills the next batch.
     *
     * @param batch largest number of frames
     * @param start index in the buffer of the first frame
     * @return position behind the last frame
     */
    int fetch(NativeCall c, long mode, long anchor, int batch, int start, OopArgument buffer) {
        Frame cursor = cursors.get(anchor);
        if (cursor == null) {
            throw c.exception("java/lang/InternalError", "doStackWalk: corrupted buffers");
        }
        return fill(c, cursor, mode, batch, start, buffer);
    }

    /** Fills the buffer from a position on and gives the position behind the last frame. */
    private static int fill(NativeCall c, Frame cursor, long mode, int batch, int start, OopArgument buffer) {
        int at = start;
        while (!cursor.isEnd() && at < start + batch) {
            Method method = cursor.method();
            if ((mode & SHOW_HIDDEN) != 0 || !method.isHidden()) {
                if ((mode & CALLER_CLASS) != 0 && at == start && method.isCallerSensitive()) {
                    throw c.exception("java/lang/UnsupportedOperationException",
                            "StackWalker::getCallerClass called from @CallerSensitive '" + method.externalName() + "' method");
                }
                if ((mode & CLASSES_ONLY) != 0) {
                    StackFrameObjects.get(c).storeClass(c, cursor, buffer, at);
                } else {
                    StackFrameObjects.get(c).storeFrame(c, cursor, buffer, at);
                }
                at++;
            }
            cursor.next();
        }
        return at;
    }
}
