package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.StackStreamFactory.AbstractStackWalker}. */
public final class StackWalkerNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "callStackWalk(JIII[Ljava/lang/Object;)Ljava/lang/Object;",
        "fetchStackFrames(JJII[Ljava/lang/Object;)I",
        "callStackWalk(IILjdk/internal/vm/ContinuationScope;Ljdk/internal/vm/Continuation;II[Ljava/lang/Object;)Ljava/lang/Object;",
        "fetchStackFrames(IJIII[Ljava/lang/Object;)I",
        "setContinuation(J[Ljava/lang/Object;Ljdk/internal/vm/Continuation;)V",
    };

    private final OpenStackWalks walks = new OpenStackWalks();

    /** The natives. */
    public StackWalkerNatives() {
        super("java/lang/StackStreamFactory$AbstractStackWalker", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // callStackWalk(JIII[Ljava/lang/Object;)Ljava/lang/Object;
                return walks.walk(c, c.longAt(0), c.intAt(2), 3);
            case 1: // fetchStackFrames(JJII[Ljava/lang/Object;)I
                return walks.fetch(c, c.longAt(0), c.intAt(2), 3);
            case 2: // callStackWalk(IILjdk/internal/vm/ContinuationScope;Ljdk/internal/vm/Continuation;II[Ljava/lang/Object;)Ljava/lang/Object;
                // The class library passes the end of the buffer where it passed the number of frames once.
                return walks.walk(c, c.intAt(0), c.intAt(4) - c.intAt(5), 5);
            case 3: // fetchStackFrames(IJIII[Ljava/lang/Object;)I
                return walks.fetch(c, c.intAt(0), c.intAt(3) - c.intAt(4), 4) - c.intAt(4);
            case 4: // setContinuation(J[Ljava/lang/Object;Ljdk/internal/vm/Continuation;)V
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
