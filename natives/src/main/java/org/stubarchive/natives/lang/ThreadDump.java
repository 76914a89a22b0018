package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.VmFlag;
import org.stubarchive.vm.frames.Backtrace;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/** All threads, and their stack traces at one moment. */
@NativesOf("java/lang/Thread")
public final class ThreadDump {
    private static final String ELEMENT = "java/lang/StackTraceElement";

    private ThreadDump() {}

    /** {@code Thread.getThreads}: the threads that are alive. */
    public static long liveThreads(NativeCall c) {
        ThreadRegistry registry = c.vm().threads().registry();
        int count = 0;
        for (int i = 0; i < registry.count(); i++) {
            count += registry.at(i).threadObject() == 0 ? 0 : 1;
        }
        long array = c.objects().newArray(c.thread(), "java/lang/Thread", count);
        int at = 0;
        for (int i = 0; i < registry.count() && at < count; i++) {
            if (registry.at(i).threadObject() != 0) {
                GuestArrays.setElement(array, at++, registry.at(i).threadObject());
            }
        }
        return array;
    }

    /** {@code Thread.dumpThreads(threads)}: null for a thread that is not alive. Hidden frames are shown, as {@code java} does. */
    @Native("dumpThreads([Ljava/lang/Thread;)[[Ljava/lang/StackTraceElement;")
    static @Oop long stackTraces(NativeCall c, OopArgument threads) {
        int count = Oops.arrayLength(threads.nonNull());
        if (count == 0) {
            throw c.exception("java/lang/IllegalArgumentException", null);
        }
        Backtrace[] traces = take(c, threads, count);
        try (HandleScope scope = c.thread().handles().open()) {
            Handle result = scope.handle(c.objects().newArray(c.thread(), c.vm().dictionary().bootKlass(ELEMENT).arrayKlass(c.thread()), count));
            for (int i = 0; i < count; i++) {
                if (traces[i] != null) {
                    long trace = elements(c, traces[i]);
                    GuestArrays.setElement(result.oop(), i, trace);
                }
            }
            return result.oop();
        }
    }

    /** {@code Thread.getStackTrace0()}: null if the thread is not alive. */
    @Native(value = "getStackTrace0()Ljava/lang/Object;", first = 25)
    static @Oop long stackTrace(NativeCall c) {
        JavaThread alive = c.vm().threads().registry().of(c.receiver());
        Backtrace trace = alive == null ? null : takeShown(c, alive);
        return trace == null ? 0 : elements(c, trace);
    }

    /** Takes the frames of one thread while it stands still. {@code null} if it has ended. */
    private static Backtrace takeShown(NativeCall c, JavaThread thread) {
        Backtrace trace = new Backtrace(c.vm().options().number(VmFlag.MAX_JAVA_STACK_TRACE_DEPTH));
        return c.vm().handshakes().pair(c.thread(), thread, t -> trace.takeAll(c.vm().stacks().frames(t))) ? trace : null;
    }

    private static Backtrace takeAll(NativeCall c, JavaThread thread, long depth) {
        Backtrace trace = new Backtrace(depth);
        return c.vm().handshakes().pair(c.thread(), thread, t -> trace.takeAllAndHidden(c.vm().stacks().frames(t))) ? trace : null;
    }

    /** Takes the frames of several threads at one moment: all other threads stand still. Of one thread, only that one does. */
    private static Backtrace[] take(NativeCall c, OopArgument threads, int count) {
        Backtrace[] traces = new Backtrace[count];
        long depth = c.vm().options().number(VmFlag.MAX_JAVA_STACK_TRACE_DEPTH);
        if (count == 1) {
            JavaThread alive = alive(c, threads, 0);
            traces[0] = alive == null ? null : takeAll(c, alive, depth);
            return traces;
        }
        c.vm().safepoints().begin(c.thread());
        try {
            for (int i = 0; i < count; i++) {
                JavaThread alive = alive(c, threads, i);
                if (alive != null) {
                    traces[i] = new Backtrace(depth);
                    traces[i].takeAllAndHidden(c.vm().stacks().frames(alive));
                }
            }
        } finally {
            c.vm().safepoints().end(c.thread());
        }
        return traces;
    }

    private static JavaThread alive(NativeCall c, OopArgument threads, int index) {
        long thread = GuestArrays.element(threads.oop(), index);
        return thread == 0 ? null : c.vm().threads().registry().of(thread);
    }

    /** A {@code StackTraceElement[]} of all frames that were taken. */
    public static long elements(NativeCall c, Backtrace trace) {
        InstanceKlass element = c.vm().dictionary().bootKlass(ELEMENT);
        int count = trace.count();
        try (HandleScope scope = c.thread().handles().open()) {
            Handle array = scope.handle(c.objects().newArray(c.thread(), element, count));
            for (int i = 0; i < count; i++) {
                Handle one = scope.handle(c.objects().construct(c.thread(), element, "()V"));
                StackTraceElements.fill(c, one.oop(), trace.methodAt(i), trace.bciAt(i));
                GuestArrays.setElement(array.oop(), i, one.oop());
            }
            return array.oop();
        }
    }
}
