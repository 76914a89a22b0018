package org.stubarchive.vm.natives.lang;

import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;

/** {@code java.lang.Thread}. */
public final class ThreadNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "currentThread()Ljava/lang/Thread;",
        "yield()V",
        "sleep(J)V",
        "start0()V",
        "holdsLock(Ljava/lang/Object;)Z",
        "dumpThreads([Ljava/lang/Thread;)[[Ljava/lang/StackTraceElement;",
        "getThreads()[Ljava/lang/Thread;",
        "setPriority0(I)V",
        "setNativeName(Ljava/lang/String;)V",
        "clearInterruptEvent()V",
        "interrupt0()V",
        "stop0(Ljava/lang/Object;)V",
        "suspend0()V",
        "resume0()V",
    };

    /** The natives. */
    public ThreadNatives() {
        super("java/lang/Thread", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // currentThread()Ljava/lang/Thread;
                return c.thread().threadObject();
            case 1: // yield()V
                c.vm().threads().yield(c.thread());
                return 0;
            case 2: // sleep(J)V
                return sleep(c);
            case 3: // start0()V
                c.vm().threads().start(c.thread(), c.receiver());
                return 0;
            case 4: // holdsLock(Ljava/lang/Object;)Z
                return bits(c.vm().synchronizer().isOwner(c.thread(), c.nonNullAt(0)));
            case 5: // dumpThreads([Ljava/lang/Thread;)[[Ljava/lang/StackTraceElement;
                return ThreadDump.stackTraces(c);
            case 6: // getThreads()[Ljava/lang/Thread;
                return ThreadDump.liveThreads(c);
            case 7: // setPriority0(I)V
            case 8: // setNativeName(Ljava/lang/String;)V
            case 9: // clearInterruptEvent()V
                return 0;
            case 10: // interrupt0()V
                c.vm().threads().interrupt(c.receiver());
                return 0;
            case 11: // stop0(Ljava/lang/Object;)V
            case 12: // suspend0()V
            case 13: // resume0()V
                throw c.exception("java/lang/UnsupportedOperationException", null);
            default:
                throw noSuchNative(index);
        }
    }

    private static long sleep(NativeCall c) {
        long millis = c.longAt(0);
        if (millis < 0) {
            throw c.exception("java/lang/IllegalArgumentException", "timeout value is negative");
        }
        c.vm().threads().sleep(c.thread(), millis);
        return 0;
    }
}
