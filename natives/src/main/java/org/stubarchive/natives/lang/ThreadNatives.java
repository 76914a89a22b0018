package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.oops.InjectedField;
import org.stubarchive.vm.oops.Oops;

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
        "currentCarrierThread()Ljava/lang/Thread;",
        "yield0()V",
        "sleepNanos0(J)V",
        "getStackTrace0()Ljava/lang/Object;",
        "getNextThreadIdOffset()J",
        "scopedValueCache()[Ljava/lang/Object;",
        "setScopedValueCache([Ljava/lang/Object;)V",
        "findScopedValueBindings()Ljava/lang/Object;",
        "ensureMaterializedForStackWalk(Ljava/lang/Object;)V",
    };

    /** The natives. */
    public ThreadNatives() {
        super("java/lang/Thread", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // currentThread()Ljava/lang/Thread;
            case 14: // currentCarrierThread()Ljava/lang/Thread;
                return c.thread().threadObject();
            case 1: // yield()V
            case 15: // yield0()V
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
            case 22: // ensureMaterializedForStackWalk(Ljava/lang/Object;)V
                return 0;
            case 10: // interrupt0()V
                c.vm().threads().interrupt(c.receiver());
                return 0;
            case 11: // stop0(Ljava/lang/Object;)V
                c.vm().threads().stop(c.thread(), c.receiver(), c.nonNullAt(0));
                return 0;
            case 12: // suspend0()V
                c.vm().threads().suspend(c.thread(), c.receiver());
                return 0;
            case 13: // resume0()V
                c.vm().threads().resume(c.receiver());
                return 0;
            case 16: // sleepNanos0(J)V
                return sleepNanos(c);
            case 17: // getStackTrace0()Ljava/lang/Object;
                return ThreadDump.stackTrace(c);
            case 18: // getNextThreadIdOffset()J
                return NextThreadId.address();
            case 19: // scopedValueCache()[Ljava/lang/Object;
                return Oops.getReference(c.thread().threadObject(), InjectedField.THREAD_SCOPED_VALUE_CACHE.offset());
            case 20: // setScopedValueCache([Ljava/lang/Object;)V
                Oops.putReference(c.thread().threadObject(), InjectedField.THREAD_SCOPED_VALUE_CACHE.offset(), c.refAt(0));
                return 0;
            case 21: // findScopedValueBindings()Ljava/lang/Object;
                return ScopedValueBindings.innermost(c);
            default:
                throw noSuchNative(index);
        }
    }

    private static long sleepNanos(NativeCall c) {
        long nanos = c.longAt(0);
        if (nanos < 0) {
            throw c.exception("java/lang/IllegalArgumentException", "nanosecond timeout value out of range");
        }
        c.vm().threads().sleepNanos(c.thread(), nanos);
        return 0;
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
