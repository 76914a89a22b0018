package org.stubarchive.vm.threads;

import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.loader.os.OsException;
import org.stubarchive.loader.thread.GuestStack;
import org.stubarchive.vm.VmOptions;
import org.stubarchive.vm.calls.Exceptions;
import org.stubarchive.vm.calls.GuestCalls;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.calls.VmExit;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.gc.SemispaceHeap;
import org.stubarchive.vm.log.LogTopic;
import org.stubarchive.vm.log.VmLog;
import org.stubarchive.vm.objects.JavaStrings;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;

/** Start, end and blocking of guest threads as {@code java.lang.Thread} defines them. Used under the VM lock. */
public final class Threads {
    /** Address space that a new thread leaves: the host JVM, which goes on allocating, ends where the system refuses it memory. */
    private static final long HOST_ROOM = 64L << 20;
    private static final String NO_THREAD = "unable to create native thread: possibly out of memory or process/resource limits reached";
    /** In nanoseconds; a deadline this far away does not overflow. */
    private static final long LONGEST_SLEEP = Long.MAX_VALUE / 2;
    private static final String INTERRUPTED = "sleep interrupted";

    private final VmOptions options;
    private final VmLog log;
    private final Exceptions exceptions;
    private volatile OutOfMemoryError refusal;
    private final ObjectSynchronizer synchronizer;
    private final SemispaceHeap spaces;
    private final JavaStrings strings;
    private final GuestCalls calls;
    private final ThreadEnd programEnd;
    private final ThreadRegistry registry;
    private Method run;
    private Method exit;
    private Method dispatchUncaught;

    /** Threads that are in the given registry while they live. */
    public Threads(VmOptions options, VmLog log, ThreadRegistry registry, Exceptions exceptions, ObjectSynchronizer synchronizer, SemispaceHeap spaces,
            JavaStrings strings, GuestCalls calls, ThreadEnd programEnd) {
        this.options = options;
        this.log = log;
        this.exceptions = exceptions;
        this.synchronizer = synchronizer;
        this.spaces = spaces;
        this.strings = strings;
        this.calls = calls;
        this.programEnd = programEnd;
        this.registry = registry;
    }

    /** The threads that are alive. */
    public ThreadRegistry registry() {
        return registry;
    }

    /**
     * Looks up the members of {@code java.lang.Thread} that are used here.
     *
     * @param holder {@code java.lang.Thread$FieldHolder}, {@code null} if the class library has no such class
     */
    public void bind(InstanceKlass thread, InstanceKlass holder) {
        run = thread.findMethod("run", "()V");
        exit = thread.findMethod("exit", "()V");
        dispatchUncaught = thread.findMethod("dispatchUncaughtException", "(Ljava/lang/Throwable;)V");
        registry.objects().bind(thread, holder);
    }

    /** Ties a {@code java.lang.Thread} whose constructor has not run yet to the thread that is attached already. */
    public void adopt(JavaThread t, long threadObject) {
        t.setThreadObject(threadObject);
        registry.objects().setBlock(threadObject, t.block());
        registry.objects().presetPriority(threadObject);
    }

    /** Makes an adopted thread a daemon, which {@code Thread.setDaemon} refuses for a thread that runs. */
    public void makeDaemon(JavaThread t) {
        registry.objects().setDaemon(t.threadObject());
        t.setDaemon(true);
    }

    /** Marks an adopted thread as running, when its constructor has run. */
    public void adopted(JavaThread t) {
        registry.objects().setStatus(t.threadObject(), GuestThreadStatus.RUNNABLE);
    }

    /**
     * {@code Thread.start0}.
     *
     * @throws GuestException IllegalThreadStateException if it was started before, OutOfMemoryError if the system has no room
     */
    public void start(JavaThread t, long threadObject) {
        ThreadObjects objects = registry.objects();
        if (objects.threadId(threadObject) != 0 || objects.status(threadObject) != GuestThreadStatus.NEW) {
            throw exceptions.create(t, "java/lang/IllegalThreadStateException", null);
        }
        long wanted = objects.stackSize(threadObject);
        long bytes = wanted <= 0 ? options.stackBytes() : Math.max(wanted, GuestStack.MIN_SIZE);
        JavaThread created = create(t, bytes);
        created.setThreadObject(threadObject);
        created.setDaemon(objects.isDaemon(threadObject));
        objects.setBlock(threadObject, created.block());
        objects.setStatus(threadObject, GuestThreadStatus.RUNNABLE);
        Thread host = new Thread(null, new Body(created), "guest-" + created.id(), HostStack.bytes(bytes));
        host.setDaemon(true);
        created.setHost(host);
        try {
            host.start();
        } catch (OutOfMemoryError e) {
            objects.setBlock(threadObject, 0);
            objects.setStatus(threadObject, GuestThreadStatus.NEW);
            registry.discard(created);
            refusal = e;
            throw exceptions.create(t, "java/lang/OutOfMemoryError", NO_THREAD);
        }
        if (log.isOn(LogTopic.THREADS)) {
            log.line(LogTopic.THREADS, "thread " + t.id() + " starts thread " + created.id());
        }
    }

    /** The system's last refusal to start a thread; {@code null} if it refused none. */
    public OutOfMemoryError refusal() {
        return refusal;
    }

    private JavaThread create(JavaThread t, long bytes) {
        try {
            long hostBytes = HostStack.bytes(bytes);
            JavaThread created = registry.create(bytes, hostBytes);
            try {
                NativeMemory.requireRoom(hostBytes + HOST_ROOM);
                return created;
            } catch (OsException e) {
                registry.discard(created);
                throw e;
            }
        } catch (OsException | OutOfMemoryError e) {
            throw exceptions.create(t, "java/lang/OutOfMemoryError", NO_THREAD);
        }
    }

    /** What the host thread of a guest thread runs. */
    private final class Body implements Runnable {
        private final JavaThread thread;

        Body(JavaThread thread) {
            this.thread = thread;
        }

        @Override
        public void run() {
            thread.bindToHost(Thread.currentThread());
            thread.enterVm();
            try {
                try {
                    if (!registry.objects().isStillborn(thread.threadObject())) {
                        calls.callVirtual(thread, run, thread.threadObject());
                    }
                } catch (GuestException e) {
                    reportUncaught(thread);
                }
                end(thread);
            } catch (VmExit e) {
                programEnd.exited(e.status());
            } catch (RuntimeException | Error e) {
                programEnd.failed(e);
            }
        }
    }

    /** Gives the pending exception of a thread to its handler of uncaught exceptions. */
    public void reportUncaught(JavaThread t) {
        try (HandleScope scope = t.handles().open()) {
            Handle exception = scope.handle(t.takePending());
            try {
                calls.call(t, dispatchUncaught, t.threadObject(), exception.oop());
            } catch (GuestException e) {
                String second = Oops.klass(t.takePending()).externalName();
                String name = nameOf(t);
                try (NativeSection section = t.enterNative()) {
                    System.err.println("\nException: " + second + " thrown from the UncaughtExceptionHandler in thread \"" + name + "\"");
                }
            }
        }
    }

    /** Ends a thread: {@code Thread.exit}, those who join it wake up, and its part in the VM is over. The VM lock is released. */
    public void end(JavaThread t) {
        try {
            calls.call(t, exit, t.threadObject());
        } catch (GuestException e) {
            // Thread.exit failed for lack of memory or stack: the thread ends all the same.
            t.takePending();
        }
        try (HandleScope scope = t.handles().open()) {
            Handle object = scope.handle(t.threadObject());
            synchronizer.enter(t, object.oop());
            registry.objects().setStatus(object.oop(), GuestThreadStatus.TERMINATED);
            registry.objects().setBlock(object.oop(), 0);
            synchronizer.monitors().notifyAll(t, object.oop());
            synchronizer.monitors().exit(t, object.oop());
        }
        spaces.retireBuffer(t);
        if (log.isOn(LogTopic.THREADS)) {
            log.line(LogTopic.THREADS, "thread " + t.id() + " ends");
        }
        registry.detachCurrent(t);
    }

    /** Name of a thread, for messages. */
    public String nameOf(JavaThread t) {
        if (t.threadObject() == 0) {
            return "thread " + t.id();
        }
        InstanceKlass k = (InstanceKlass) Oops.klass(t.threadObject());
        long name = Oops.getReference(t.threadObject(), k.lookupField("name", "Ljava/lang/String;").offset());
        return strings.toHost(name);
    }

    /** {@code Thread.isAlive}. */
    public boolean isAlive(long threadObject) {
        return registry.of(threadObject) != null;
    }

    /** {@code Thread.yield}. */
    public void yield(JavaThread t) {
        registry.yield(t);
    }

    /**
     * {@code Thread.sleep}.
     *
     * @throws GuestException InterruptedException
     */
    public void sleep(JavaThread t, long millis) {
        sleepNanos(t, millis > Long.MAX_VALUE / 2_000_000 ? LONGEST_SLEEP : millis * 1_000_000);
    }

    /**
     * {@code Thread.sleep}, in nanoseconds.
     *
     * @throws GuestException InterruptedException
     */
    public void sleepNanos(JavaThread t, long nanos) {
        if (!registry.sleep(t, Math.min(nanos, LONGEST_SLEEP))) {
            throw exceptions.create(t, "java/lang/InterruptedException", INTERRUPTED);
        }
    }

    /**
     * {@code Unsafe.park}.
     *
     * @param absolute whether the time is milliseconds since the epoch, not nanoseconds from now
     * @param time 0 without {@code absolute}: no limit
     */
    public void park(JavaThread t, boolean absolute, long time) {
        if (absolute) {
            registry.parkUntil(t, time);
        } else if (time == 0) {
            registry.park(t);
        } else {
            registry.parkNanos(t, time);
        }
    }

    /** {@code Unsafe.unpark}. */
    public void unpark(long threadObject) {
        registry.unpark(threadObject);
    }

    /** {@code Thread.suspend0}; nothing happens to a thread that is not alive. */
    public void suspend(JavaThread t, long threadObject) {
        JavaThread target = registry.of(threadObject);
        if (target != null) {
            registry.control().suspend(t, target);
        }
    }

    /** {@code Thread.resume0}. */
    public void resume(long threadObject) {
        JavaThread target = registry.of(threadObject);
        if (target != null) {
            registry.control().resume(target);
        }
    }

    /**
     * {@code Thread.stop0}; a thread that has not started ends as soon as it does.
     *
     * @throws GuestException the exception itself, if a thread stops itself
     */
    public void stop(JavaThread t, long threadObject, long exception) {
        JavaThread target = registry.of(threadObject);
        if (target == t) {
            throw t.setPending(exception);
        }
        if (target != null) {
            registry.control().stop(target, exception);
        } else if (registry.objects().status(threadObject) == GuestThreadStatus.NEW) {
            registry.objects().setStillborn(threadObject);
        }
    }

    /** {@code Thread.interrupt0}. */
    public void interrupt(long threadObject) {
        registry.interrupt(threadObject);
    }
}
