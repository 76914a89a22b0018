package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.oops.InjectedField;
import org.stubarchive.vm.oops.Oops;

/** {@code java.lang.Thread}. */
@NativesOf("java/lang/Thread")
final class ThreadNatives {
    @Native("currentThread()Ljava/lang/Thread;")
    @Native(value = "currentCarrierThread()Ljava/lang/Thread;", first = 25)
    static @Oop long currentThread(NativeCall c) {
        return c.thread().threadObject();
    }

    @Native(value = "yield()V", last = 17)
    @Native(value = "yield0()V", first = 25)
    static void yield(NativeCall c) {
        c.vm().threads().yield(c.thread());
    }

    @Native("start0()V")
    static void start0(NativeCall c) {
        c.vm().threads().start(c.thread(), c.receiver());
    }

    @Native("holdsLock(Ljava/lang/Object;)Z")
    static boolean holdsLock(NativeCall c, @Oop long obj) {
        return c.vm().synchronizer().isOwner(c.thread(), c.nonNull(obj));
    }

    @Native("getThreads()[Ljava/lang/Thread;")
    static @Oop long getThreads(NativeCall c) {
        return ThreadDump.liveThreads(c);
    }

    @Native("setPriority0(I)V")
    static void setPriority0(int newPriority) {}

    @Native("setNativeName(Ljava/lang/String;)V")
    static void setNativeName(@Oop long name) {}

    @Native("clearInterruptEvent()V")
    static void clearInterruptEvent() {}

    @Native(value = "ensureMaterializedForStackWalk(Ljava/lang/Object;)V", first = 25)
    static void ensureMaterializedForStackWalk(@Oop long o) {}

    @Native("interrupt0()V")
    static void interrupt0(NativeCall c) {
        c.vm().threads().interrupt(c.receiver());
    }

    @Native(value = "stop0(Ljava/lang/Object;)V", last = 17)
    static void stop0(NativeCall c, @Oop long exception) {
        c.vm().threads().stop(c.thread(), c.receiver(), c.nonNull(exception));
    }

    @Native(value = "suspend0()V", last = 17)
    static void suspend0(NativeCall c) {
        c.vm().threads().suspend(c.thread(), c.receiver());
    }

    @Native(value = "resume0()V", last = 17)
    static void resume0(NativeCall c) {
        c.vm().threads().resume(c.receiver());
    }

    @Native(value = "getNextThreadIdOffset()J", first = 25)
    static long getNextThreadIdOffset() {
        return NextThreadId.address();
    }

    @Native(value = "scopedValueCache()[Ljava/lang/Object;", first = 25)
    static @Oop long scopedValueCache(NativeCall c) {
        return Oops.getReference(c.thread().threadObject(), InjectedField.THREAD_SCOPED_VALUE_CACHE.offset());
    }

    @Native(value = "setScopedValueCache([Ljava/lang/Object;)V", first = 25)
    static void setScopedValueCache(NativeCall c, OopArgument cache) {
        Oops.putReference(c.thread().threadObject(), InjectedField.THREAD_SCOPED_VALUE_CACHE.offset(), cache.oop());
    }

    @Native(value = "sleepNanos0(J)V", first = 25)
    static void sleepNanos(NativeCall c, long nanos) {
        if (nanos < 0) {
            throw c.exception("java/lang/IllegalArgumentException", "nanosecond timeout value out of range");
        }
        c.vm().threads().sleepNanos(c.thread(), nanos);
    }

    @Native(value = "sleep(J)V", last = 17)
    static void sleep(NativeCall c, long millis) {
        if (millis < 0) {
            throw c.exception("java/lang/IllegalArgumentException", "timeout value is negative");
        }
        c.vm().threads().sleep(c.thread(), millis);
    }
}
