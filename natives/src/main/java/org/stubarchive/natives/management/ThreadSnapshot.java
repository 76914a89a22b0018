package org.stubarchive.natives.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.lang.ThreadDump;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.diagnostics.HeldMonitors;
import org.stubarchive.vm.diagnostics.OwnableSynchronizers;
import org.stubarchive.vm.diagnostics.ThreadLocks;
import org.stubarchive.vm.frames.Backtrace;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.threads.Contention;
import org.stubarchive.vm.threads.JavaThread;

/** What is seen of a thread while the world is stopped, and, when it goes on, the {@code java.lang.management.ThreadInfo} made of it. */
final class ThreadSnapshot {
    /** Locks that are listed with the thread that holds them. */
    enum Listed {
        /** Monitors of objects. */
        MONITORS,
        /** Ownable synchronizers of {@code java.util.concurrent}. */
        SYNCHRONIZERS
    }

    private static final String INFO = "java/lang/management/ThreadInfo";
    private static final String CONSTRUCTOR =
            "(Ljava/lang/Thread;ILjava/lang/Object;Ljava/lang/Thread;JJJJ[Ljava/lang/StackTraceElement;[Ljava/lang/Object;[I[Ljava/lang/Object;)V";
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NOT_TIMED = -1;

    /** Bit of a thread's status in a description (JVM TI, {@code GetThreadState}). */
    private static final int SUSPENDED = 0x10_0000;

    private final Handle thread;
    private final Contention contention;
    private final int status;
    private final Handle waitedFor;
    private final Handle owner;
    private final Backtrace trace;
    private final List<Handle> monitors = new ArrayList<>();
    private final List<Integer> monitorDepths = new ArrayList<>();
    private final List<Handle> synchronizers = new ArrayList<>();

    /**
     * Looks at a thread. The world is stopped.
     *
     * @param depth greatest number of frames, negative for all; monitors are those of these frames
     * @param owned who holds ownable synchronizers; {@code null} if they are not listed
     */
    ThreadSnapshot(VirtualMachine vm, HandleScope scope, JavaThread t, int depth, Set<Listed> listed, OwnableSynchronizers owned) {
        ThreadLocks locks = new ThreadLocks(vm);
        JavaThread holder = locks.awaitedOwner(t, ThreadLocks.Locks.ALL);
        thread = scope.handle(t.threadObject());
        contention = t.contention();
        status = vm.threads().registry().objects().status(t.threadObject()) | (t.isSuspended() ? SUSPENDED : 0);
        waitedFor = scope.handle(locks.waitsFor(t));
        owner = scope.handle(holder == null ? 0 : holder.threadObject());
        trace = new Backtrace(Math.max(depth, 0));
        if (depth != 0) {
            trace.takeAllAndHidden(vm.stacks().frames(t));
        }
        if (listed.contains(Listed.MONITORS)) {
            takeMonitors(vm, scope, t, locks.waitedOn(t));
        }
        if (owned != null) {
            for (long object : owned.of(t)) {
                synchronizers.add(scope.handle(object));
            }
        }
    }

    private void takeMonitors(VirtualMachine vm, HandleScope scope, JavaThread t, long waitedOn) {
        HeldMonitors held = new HeldMonitors(vm.synchronizer().monitors());
        Frame f = vm.stacks().frames(t);
        for (int i = 0; i < trace.count(); i++, f.next()) {
            // As java does it: the object that is waited on is left out where it is the innermost of a frame.
            boolean inner = true;
            for (long object : held.of(t, f, waitedOn)) {
                inner &= object == waitedOn;
                if (!inner) {
                    monitors.add(scope.handle(object));
                    monitorDepths.add(i);
                }
            }
        }
    }

    /** A {@code ThreadInfo}. The world goes on. */
    long describe(NativeCall c) {
        boolean timed = c.vm().threads().registry().isTimingContention();
        try (HandleScope scope = c.thread().handles().open()) {
            Handle elements = scope.handle(ThreadDump.elements(c, trace));
            Handle locked = scope.handle(objects(c, monitors));
            Handle depths = scope.handle(depths(c));
            Handle held = scope.handle(objects(c, synchronizers));
            return c.objects().construct(c.thread(), INFO, CONSTRUCTOR, thread.oop(), status, waitedFor.oop(), owner.oop(), contention.blockedCount(),
                    timed ? contention.blockedNanos() / NANOS_PER_MILLI : NOT_TIMED, contention.waitedCount(), timed ? contention.waitedNanos() / NANOS_PER_MILLI : NOT_TIMED,
                    elements.oop(), locked.oop(), depths.oop(), held.oop());
        }
    }

    private static long objects(NativeCall c, List<Handle> objects) {
        long array = c.objects().newArray(c.thread(), "java/lang/Object", objects.size());
        for (int i = 0; i < objects.size(); i++) {
            GuestArrays.setElement(array, i, objects.get(i).oop());
        }
        return array;
    }

    private long depths(NativeCall c) {
        long array = c.vm().heap().allocateArray(c.thread(), c.vm().wellKnown().typeArray(BasicType.INT), monitorDepths.size());
        for (int i = 0; i < monitorDepths.size(); i++) {
            RawMemory.putInt(array + ObjectLayout.ARRAY_ELEMENTS + 4L * i, monitorDepths.get(i));
        }
        return array;
    }
}
