package org.stubarchive.natives.lang;

import java.util.HashMap;
import java.util.Map;
import org.stubarchive.natives.NativeCall;
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
     * {@code callStackWalk(mode, skipFrames, ..., startIndex, buffer)}: fills the first batch and calls {@code doStackWalk}.
     *
     * @param batch largest number of frames
     * @param first position of startIndex
     */
    long walk(NativeCall c, long mode, int batch, int first) {
        Frame cursor = StackFrames.caller(c);
        skipMachinery(c, cursor);
        for (int i = 0; i < c.intAt(1) && !cursor.isEnd(); i++) {
            cursor.next();
        }
        int end = fill(c, cursor, mode, batch, first);
        int start = c.intAt(first);
        if (end == start) {
            throw c.exception("java/lang/InternalError", "stack walk: no frames");
        }
        long anchor = ++lastAnchor;
        cursors.put(anchor, cursor);
        try {
            return c.vm().calls().call(c.thread(), method(c), c.receiver(), anchor, c.intAt(1), end - start, start, end);
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
     * {@code fetchStackFrames(mode, anchor, ..., startIndex, buffer)}: the next batch.
     *
     * @param batch largest number of frames
     * @param first position of startIndex
     * @return position behind the last frame
     */
    int fetch(NativeCall c, long mode, int batch, int first) {
        Frame cursor = cursors.get(c.longAt(1));
        if (cursor == null) {
            throw c.exception("java/lang/InternalError", "doStackWalk: corrupted buffers");
        }
        return fill(c, cursor, mode, batch, first);
    }

    /** Fills the buffer from a position on and gives the position behind the last frame. */
    private static int fill(NativeCall c, Frame cursor, long mode, int batch, int first) {
        int start = c.intAt(first);
        int at = start;
        while (!cursor.isEnd() && at < start + batch) {
            Method method = cursor.method();
            if ((mode & SHOW_HIDDEN) != 0 || !method.isHidden()) {
                if ((mode & CALLER_CLASS) != 0 && at == start && method.isCallerSensitive()) {
                    throw c.exception("java/lang/UnsupportedOperationException",
                            "StackWalker::getCallerClass called from @CallerSensitive '" + method.externalName() + "' method");
                }
                if ((mode & CLASSES_ONLY) != 0) {
                    StackFrameObjects.get().storeClass(c, cursor, first + 1, at);
                } else {
                    StackFrameObjects.get().storeFrame(c, cursor, first + 1, at);
                }
                at++;
            }
            cursor.next();
        }
        return at;
    }
}
