package org.stubarchive.vm.natives.management;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.natives.GuestField;
import org.stubarchive.vm.natives.GuestObjects;
import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.lang.ThreadDump;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/**
 * Makes {@code ThreadInfo} objects. They name the synchronizer that a thread is parked on, but not the monitor that it waits for, nor the owner of either;
 * how often a thread blocked or waited is not counted.
 */
final class ThreadInfos {
    private static final String CLASS = "java/lang/management/ThreadInfo";
    private static final String CONSTRUCTOR = "(Ljava/lang/Thread;ILjava/lang/Object;Ljava/lang/Thread;JJJJ[Ljava/lang/StackTraceElement;)V";
    private static final GuestField THREAD_ID = new GuestField("java/lang/Thread", "tid", "J");
    private static final GuestField BLOCKER = new GuestField("java/lang/Thread", "parkBlocker", "Ljava/lang/Object;");
    private static final long NOT_MEASURED = -1;

    private ThreadInfos() {}

    /** Fills the array in argument {@code result} for the thread ids in argument 0; elements of threads that are not alive stay null. */
    static long fill(NativeCall c, int depth, int result) {
        int count = Oops.arrayLength(c.nonNullAt(0));
        for (int i = 0; i < count; i++) {
            JavaThread t = find(c, RawMemory.getLong(c.refAt(0) + ObjectLayout.ARRAY_ELEMENTS + 8L * i));
            if (t != null) {
                long info = make(c, t, depth);
                GuestObjects.setElement(c.refAt(result), i, info);
            }
        }
        return 0;
    }

    /** An array for the thread ids in argument 0, or for all threads if that is null. */
    static long dump(NativeCall c, int depth) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle threads = scope.handle(c.refAt(0) == 0 ? ThreadDump.liveThreads(c) : 0);
            int count = Oops.arrayLength(c.refAt(0) == 0 ? threads.oop() : c.refAt(0));
            Handle result = scope.handle(GuestObjects.newArray(c.thread(), CLASS, count));
            for (int i = 0; i < count; i++) {
                JavaThread t = c.refAt(0) == 0 ? c.vm().threads().registry().of(GuestObjects.element(threads.oop(), i))
                        : find(c, RawMemory.getLong(c.refAt(0) + ObjectLayout.ARRAY_ELEMENTS + 8L * i));
                if (t != null) {
                    long info = make(c, t, depth);
                    GuestObjects.setElement(result.oop(), i, info);
                }
            }
            return result.oop();
        }
    }

    private static JavaThread find(NativeCall c, long id) {
        ThreadRegistry registry = c.vm().threads().registry();
        for (int i = 0; i < registry.count(); i++) {
            long object = registry.at(i).threadObject();
            if (object != 0 && THREAD_ID.getLong(object) == id) {
                return registry.at(i);
            }
        }
        return null;
    }

    private static long make(NativeCall c, JavaThread t, int depth) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle thread = scope.handle(t.threadObject());
            int status = c.vm().threads().registry().objects().status(thread.oop());
            Handle trace = scope.handle(ThreadDump.stackTrace(c, t, depth));
            return GuestObjects.construct(c.thread(), CLASS, CONSTRUCTOR, thread.oop(), status, BLOCKER.getReference(thread.oop()), 0, 0, NOT_MEASURED, 0,
                    NOT_MEASURED, trace.oop());
        }
    }
}
