package org.stubarchive.vm.threads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.thread.GuestStack;
import org.stubarchive.vm.frames.FrameRoots;
import org.stubarchive.vm.gc.RootProvider;
import org.stubarchive.vm.gc.RootVisitor;
import org.stubarchive.vm.locks.LockRank;
import org.stubarchive.vm.locks.RuntimeLock;

/**
 * The guest threads that are alive, and blocking and waking them. The lists have a lock and are replaced when they change; a thread blocks by itself and is woken by words
 * of its own, in an order that loses nothing.
 */
public final class ThreadRegistry implements RootProvider {
    private static final int MAX_ID = 0xFFFF;

    private final VmLock lock = new VmLock();
    private final HandshakeLock handshake = new HandshakeLock(LockRank.HANDSHAKE);
    private final Safepoints safepoints = new Safepoints(this, handshake);
    private final Handshakes handshakes = new Handshakes(this, handshake);
    private final ThreadControl control = new ThreadControl(this);
    private final ThreadObjects objects = new ThreadObjects();
    private final long vmVariables;
    private final long stackBytes;
    /** Guards the lists, numbers and counts of threads, and who is held because the world is stopped. Lists are replaced, so reading takes no lock. */
    private final RuntimeLock lists = new RuntimeLock(LockRank.REGISTRY);
    private volatile JavaThread[] live = {};
    private volatile JavaThread[] byId = new JavaThread[64];
    private boolean stopped;
    private int lastId;
    private long dispatchTable;
    private FrameRoots frameRoots;
    private JavaThread pendingWaiter;
    private JavaThread exitWaiter;
    private long started;
    private int peak;
    private boolean timingContention;

    /**
     * No threads yet.
     *
     * @param vmVariables address of the variables that generated code reads
     * @param stackBytes usable bytes of each guest stack
     */
    public ThreadRegistry(long vmVariables, long stackBytes) {
        this.vmVariables = vmVariables;
        this.stackBytes = stackBytes;
    }

    /** Stops the world. */
    public Safepoints safepoints() {
        return safepoints;
    }

    /** Handshakes with some of the threads. */
    public Handshakes handshakes() {
        return handshakes;
    }

    /** Suspends and stops threads. */
    public ThreadControl control() {
        return control;
    }

    /** Fields of {@code java.lang.Thread}. */
    public ThreadObjects objects() {
        return objects;
    }

    /** Sets the interpreter dispatch tables of threads created from now on, and of those that exist. */
    public void setDispatchTable(long address) {
        dispatchTable = address;
        for (JavaThread t : live) {
            RawMemory.putLong(t.block() + ThreadBlockLayout.DISPATCH_TABLE, address);
        }
    }

    /** Sets how the frames of threads are visited. */
    public void setFrameRoots(FrameRoots roots) {
        frameRoots = roots;
    }

    /** Number of live threads. */
    public int count() {
        return live.length;
    }

    /** The live threads of this moment, never changed. */
    JavaThread[] snapshot() {
        return live;
    }

    /** A live thread by position, 0 up to {@link #count}. */
    public JavaThread at(int index) {
        return live[index];
    }

    /** The live thread with the given number, or {@code null}. */
    public JavaThread byId(int id) {
        JavaThread[] all = byId;
        return id < all.length ? all[id] : null;
    }

    /** The live thread of a {@code java.lang.Thread}, or {@code null} if it has not started or has ended. */
    public JavaThread of(long threadObject) {
        int id = objects.threadId(threadObject);
        return id == 0 ? null : byId(id);
    }

    /** Bytes that the threads have taken of the heap for their buffers and not used yet. */
    public long unusedBufferBytes() {
        lists.lock();
        try {
            long bytes = 0;
            for (JavaThread t : live) {
                bytes += RawMemory.getLong(t.block() + ThreadBlockLayout.TLAB_END) - RawMemory.getLong(t.block() + ThreadBlockLayout.TLAB_TOP);
            }
            return bytes;
        } finally {
            lists.unlock();
        }
    }

    /** Makes the peak the number of threads that are alive now. */
    public void resetPeak() {
        peak = live.length;
    }

    /** Whether it is measured how long threads are blocked and wait. */
    public boolean isTimingContention() {
        return timingContention;
    }

    /** Says whether it is to be measured how long threads are blocked and wait; the times begin with 0. */
    public void setTimingContention(JavaThread self, boolean value) {
        if (value && !timingContention) {
            handshakes.soft(self, t -> t.contention().resetTimes());
        }
        timingContention = value;
    }

    /** Number of threads started so far. */
    public long started() {
        return started;
    }

    /** Largest number of threads alive at once. */
    public int peak() {
        return peak;
    }

    /** Makes the calling host thread, which has a stack of the host's default size at least, a guest thread in state {@code IN_VM}. */
    public JavaThread attachCurrent() {
        return attachCurrent(HostStack.LEAST_BYTES);
    }

    /**
     * Makes the calling host thread a guest thread in state {@code IN_VM}.
     *
     * @param hostStackBytes size of its stack
     */
    public JavaThread attachCurrent(long hostStackBytes) {
        JavaThread t = create(stackBytes, hostStackBytes);
        t.bindToHost(Thread.currentThread());
        t.enterVm();
        return t;
    }

    /** Ends the calling guest thread's part in the VM; it gives up the VM lock. */
    public void detachCurrent(JavaThread t) {
        while (!tryEnd(t)) {
            t.requests().pause();
        }
        t.unbindFromHost();
        t.unlockVm();
        t.close();
    }

    private boolean tryEnd(JavaThread t) {
        lists.lock();
        try {
            boolean ended = t.requests().tryEnd();
            if (ended) {
                remove(t);
            }
            return ended;
        } finally {
            lists.unlock();
        }
    }

    /** Creates a thread; it counts as live and its roots are visited. */
    JavaThread create(long bytesOfStack, long bytesOfHostStack) {
        GuestStack stack = GuestStack.allocate(bytesOfStack);
        lists.lock();
        try {
            JavaThread t = new JavaThread(freeId(), stack, vmVariables, dispatchTable, lock);
            t.setHostStackBytes(bytesOfHostStack);
            if (stopped) {
                t.requests().hold();
            }
            JavaThread[] longer = Arrays.copyOf(live, live.length + 1);
            longer[live.length] = t;
            live = longer;
            byId[t.id()] = t;
            started++;
            peak = Math.max(peak, live.length);
            return t;
        } catch (RuntimeException | Error e) {
            stack.close();
            throw e;
        } finally {
            lists.unlock();
        }
    }

    private int freeId() {
        for (int tries = 0; tries < MAX_ID; tries++) {
            lastId = lastId == MAX_ID ? 1 : lastId + 1;
            if (lastId >= byId.length) {
                byId = Arrays.copyOf(byId, Math.min(MAX_ID + 1, 2 * byId.length));
            }
            if (byId[lastId] == null) {
                return lastId;
            }
        }
        throw new OutOfMemoryError("more than " + MAX_ID + " guest threads");
    }

    /** Drops a thread that was created but never ran. */
    void discard(JavaThread t) {
        lists.lock();
        try {
            t.requests().discard();
            remove(t);
        } finally {
            lists.unlock();
        }
        t.close();
    }

    private void remove(JavaThread t) {
        JavaThread[] before = live;
        JavaThread[] shorter = new JavaThread[before.length - 1];
        int n = 0;
        for (JavaThread other : before) {
            if (other != t) {
                shorter[n++] = other;
            }
        }
        live = shorter;
        byId[t.id()] = null;
        wakeExitWaiter();
    }

    // What handshakes need

    /** Holds every thread but one, and those that start from now on; then waits until all are safe. */
    void holdOthers(JavaThread self) {
        List<JavaThread> running = new ArrayList<>();
        lists.lock();
        try {
            stopped = true;
            for (JavaThread t : live) {
                if (t != self && t.requests().hold() == ThreadRequests.Hold.RUNNING) {
                    running.add(t);
                }
            }
        } finally {
            lists.unlock();
        }
        for (JavaThread t : running) {
            t.requests().awaitSafe();
        }
    }

    /** Takes {@link #holdOthers} back. */
    void releaseOthers(JavaThread self) {
        lists.lock();
        try {
            stopped = false;
            for (JavaThread t : live) {
                if (t != self) {
                    t.requests().release();
                }
            }
        } finally {
            lists.unlock();
        }
    }

    /** Holds a thread, unless the calling one is held itself: {@code null} then. */
    ThreadRequests.Hold holdUnlessHeld(JavaThread self, JavaThread target) {
        lists.lock();
        try {
            return self.requests().isHeld() ? null : target.requests().hold();
        } finally {
            lists.unlock();
        }
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        for (JavaThread t : live) {
            t.visitRoots(visitor);
            if (frameRoots != null) {
                frameRoots.visit(t, visitor);
            }
        }
    }

    // Blocking

    /**
     * Blocks the calling thread until {@code wakeUp}, a permit or an interrupt (as far as asked for) or the deadline.
     *
     * @param deadline {@code System.nanoTime} value, ignored if {@code timed} is false
     */
    private void block(JavaThread t, BlockKind kind, boolean timed, long deadline) {
        if (kind == BlockKind.UNINTERRUPTIBLE) {
            await(t, kind, timed, deadline);
        } else {
            long start = t.contention().beginWaited(timingContention);
            await(t, kind, timed, deadline);
            t.contention().endWaited(start);
        }
    }

    private static void await(JavaThread t, BlockKind kind, boolean timed, long deadline) {
        try (NativeSection section = t.enterNative()) {
            while (!t.wakeUp && !(kind != BlockKind.UNINTERRUPTIBLE && t.interruptSignal) && !(kind == BlockKind.PARK && t.parkPermit.get())) {
                if (timed) {
                    long nanos = deadline - System.nanoTime();
                    if (nanos <= 0) {
                        return;
                    }
                    LockSupport.parkNanos(nanos);
                } else {
                    LockSupport.park();
                }
                // A host interrupt would make every park return at once.
                Thread.interrupted();
            }
        }
    }

    /** What ends a blocking operation besides {@code wakeUp} and the deadline. */
    private enum BlockKind {
        /** Nothing. */
        UNINTERRUPTIBLE,
        /** An interrupt. */
        INTERRUPTIBLE,
        /** An interrupt or a permit. */
        PARK
    }

    private boolean isInterrupted(JavaThread t) {
        long object = t.threadObject();
        return object != 0 && objects.isBound() && objects.isInterrupted(object);
    }

    /** From now on an interrupt ends waiting. Cleared before the status is read: who interrupts sets them the other way round. */
    private void watchInterrupt(JavaThread t) {
        t.interruptSignal = false;
        if (isInterrupted(t)) {
            t.interruptSignal = true;
        }
    }

    private int swapStatus(JavaThread t, int status) {
        long object = t.threadObject();
        if (object == 0 || !objects.isBound()) {
            return 0;
        }
        int old = objects.status(object);
        objects.setStatus(object, status);
        return old;
    }

    /** Waits until another thread calls {@link #wake}; not interruptible. */
    void awaitWake(JavaThread t, int status) {
        int old = swapStatus(t, status);
        block(t, BlockKind.UNINTERRUPTIBLE, false, 0);
        swapStatus(t, old);
    }

    /** Waits until another thread calls {@link #wake}, or the thread is interrupted. The caller has cleared {@code wakeUp}. */
    void awaitInterruptibly(JavaThread t) {
        watchInterrupt(t);
        int old = swapStatus(t, GuestThreadStatus.IN_OBJECT_WAIT);
        block(t, BlockKind.INTERRUPTIBLE, false, 0);
        swapStatus(t, old);
    }

    /** As {@link #awaitInterruptibly(JavaThread)}, for at most the given time. */
    void awaitInterruptibly(JavaThread t, long nanos) {
        watchInterrupt(t);
        int old = swapStatus(t, GuestThreadStatus.IN_OBJECT_WAIT_TIMED);
        block(t, BlockKind.INTERRUPTIBLE, true, System.nanoTime() + nanos);
        swapStatus(t, old);
    }

    /** Says in the thread's object what it does. */
    void showStatus(JavaThread t, int status) {
        swapStatus(t, status);
    }

    /** Ends a wait of the given thread. */
    void wake(JavaThread t) {
        t.wakeUp = true;
        LockSupport.unpark(t.host());
    }

    /** {@code Unsafe.park} without a limit: until a permit, an interrupt, or for no reason. */
    public void park(JavaThread t) {
        park(t, false, 0, GuestThreadStatus.PARKED);
    }

    /** {@code Unsafe.park} for at most the given time. */
    public void parkNanos(JavaThread t, long nanos) {
        if (nanos > 0) {
            park(t, true, System.nanoTime() + nanos, GuestThreadStatus.PARKED_TIMED);
        } else {
            t.parkPermit.getAndSet(false);
        }
    }

    /** {@code Unsafe.park} until the given time of day in milliseconds. */
    public void parkUntil(JavaThread t, long epochMillis) {
        long millis = Math.min(epochMillis - System.currentTimeMillis(), Long.MAX_VALUE / 2_000_000);
        parkNanos(t, millis * 1_000_000);
    }

    private void park(JavaThread t, boolean timed, long deadline, int status) {
        watchInterrupt(t);
        if (!t.parkPermit.get() && !t.interruptSignal) {
            t.wakeUp = false;
            int old = swapStatus(t, status);
            block(t, BlockKind.PARK, timed, deadline);
            swapStatus(t, old);
        }
        // Sees what was done before the permit was given, even if it is taken for another reason.
        t.parkPermit.getAndSet(false);
    }

    /** {@code Unsafe.unpark}: gives the thread its permit; nothing happens if it is not alive. */
    public void unpark(long threadObject) {
        JavaThread t = threadObject == 0 ? null : of(threadObject);
        if (t != null) {
            t.parkPermit.set(true);
            LockSupport.unpark(t.host());
        }
    }

    /** Wakes a thread whose {@code interrupted} field has been set. */
    public void interrupt(long threadObject) {
        JavaThread t = of(threadObject);
        if (t != null) {
            t.interruptSignal = true;
            t.parkPermit.set(true);
            LockSupport.unpark(t.host());
        }
    }

    /**
     * Sleeps.
     *
     * @return {@code false} if it was interrupted, before or meanwhile; the interrupt status is cleared then
     */
    public boolean sleep(JavaThread t, long nanos) {
        t.interruptSignal = false;
        if (!takeInterrupt(t)) {
            t.wakeUp = false;
            int old = swapStatus(t, GuestThreadStatus.SLEEPING);
            block(t, BlockKind.INTERRUPTIBLE, true, System.nanoTime() + nanos);
            swapStatus(t, old);
            return !takeInterrupt(t);
        }
        return false;
    }

    /** Clears the interrupt status and says whether it was set. */
    boolean takeInterrupt(JavaThread t) {
        if (!isInterrupted(t)) {
            return false;
        }
        objects.clearInterrupted(t.threadObject());
        t.interruptSignal = false;
        return true;
    }

    /** Lets other threads run. */
    public void yield(JavaThread t) {
        try (NativeSection section = t.enterNative()) {
            Thread.yield();
        }
    }

    // Waiting for events of the VM

    /** Blocks until references wait for the reference handler; may return without. */
    public void awaitPendingReferences(JavaThread t) {
        pendingWaiter = t;
        t.wakeUp = false;
        awaitWake(t, GuestThreadStatus.RUNNABLE);
        pendingWaiter = null;
    }

    /** Wakes the thread in {@link #awaitPendingReferences}. */
    public void wakePendingWaiter() {
        if (pendingWaiter != null) {
            wake(pendingWaiter);
        }
    }

    /** Blocks until no other non-daemon thread is alive. */
    public void awaitLastNonDaemon(JavaThread t) {
        t.wakeUp = false;
        setExitWaiter(t);
        while (hasOtherNonDaemon(t)) {
            awaitWake(t, GuestThreadStatus.RUNNABLE);
            t.wakeUp = false;
        }
        setExitWaiter(null);
    }

    private void setExitWaiter(JavaThread t) {
        lists.lock();
        try {
            exitWaiter = t;
        } finally {
            lists.unlock();
        }
    }

    private boolean hasOtherNonDaemon(JavaThread t) {
        for (JavaThread other : live) {
            if (other != t && !other.isDaemon()) {
                return true;
            }
        }
        return false;
    }

    private void wakeExitWaiter() {
        if (exitWaiter != null) {
            wake(exitWaiter);
        }
    }
}
