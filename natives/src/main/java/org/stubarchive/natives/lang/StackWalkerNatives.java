package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;

/** {@code java.lang.StackStreamFactory.AbstractStackWalker}. */
@NativesOf("java/lang/StackStreamFactory$AbstractStackWalker")
final class StackWalkerNatives {
    private final OpenStackWalks walks = new OpenStackWalks();

    @Native(value = "callStackWalk(JIII[Ljava/lang/Object;)Ljava/lang/Object;", last = 17)
    @Oop long callStackWalk(NativeCall c, long mode, int skip, int batch, int start, OopArgument buffer) {
        return walks.walk(c, mode, skip, batch, start, buffer);
    }

    @Native(value = "fetchStackFrames(JJII[Ljava/lang/Object;)I", last = 17)
    int fetchStackFrames(NativeCall c, long mode, long anchor, int batch, int start, OopArgument buffer) {
        return walks.fetch(c, mode, anchor, batch, start, buffer);
    }

    @Native(value = "callStackWalk(IILjdk/internal/vm/ContinuationScope;Ljdk/internal/vm/Continuation;II[Ljava/lang/Object;)Ljava/lang/Object;", first = 25)
    @Oop long callStackWalk(NativeCall c, int mode, int skip, @Oop long scope, @Oop long continuation, int end, int start, OopArgument buffer) {
        // The class library passes the end of the buffer where it passed the number of frames once.
        return walks.walk(c, mode, skip, end - start, start, buffer);
    }

    @Native(value = "fetchStackFrames(IJIII[Ljava/lang/Object;)I", first = 25)
    int fetchStackFrames(NativeCall c, int mode, long anchor, int lastBatch, int end, int start, OopArgument buffer) {
        return walks.fetch(c, mode, anchor, end - start, start, buffer) - start;
    }

    @Native(value = "setContinuation(J[Ljava/lang/Object;Ljdk/internal/vm/Continuation;)V", first = 25)
    static void setContinuation(long anchor, @Oop long buffer, @Oop long continuation) {}
}
