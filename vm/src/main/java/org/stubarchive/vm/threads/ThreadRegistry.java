package org.stubarchive.vm.threads;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.thread.GuestStack;
import org.stubarchive.vm.frames.FrameRoots;
import org.stubarchive.vm.gc.RootProvider;
import org.stubarchive.vm.gc.RootVisitor;

/** The guest threads that are alive, and blocking and waking them. Used under the VM lock unless said otherwise. */
public final class ThreadRegistry implements RootProvider {
    private static final int MAX_ID = 0xFFFF;

    private final VmLock lock = new VmLock();
    private final Safepoints safepoints = new Safepoints(this);
    private final ThreadControl control = new ThreadControl(this);
    private final ThreadObjects objects = new ThreadObjects();
    private final long vmVariables;
    private final long stackBytes;
    private JavaThread[] live = new JavaThread[16];
    private int count;
    private JavaThread[] byId = new JavaThread[64];
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
        for (int i = 0; i < count; i++) {
            RawMemory.putLong(live[i].block() + ThreadBlockLayout.DISPATCH_TABLE, address);
        }
    }

    /** Sets how the frames of threads are visited. */
    public void setFrameRoots(FrameRoots roots) {
        frameRoots = roots;
    }

    /** Number of live threads. */
    public int count() {
        return count;
    }

    /** A live thread by position, 0 up to {@link #count}. */
    public JavaThread at(int index) {
        return live[index];
    }

    /** The live thread with the given number, or {@code null}. */
    public JavaThread byId(int id) {
        return id < byId.length ? byId[id] : null;
    }

    /** The live thread of a {@code java.lang.Thread}, or {@code null} if it has not started or has ended. */
    public JavaThread of(long threadObject) {
        int id = objects.threadId(threadObject);
        return id == 0 ? null : byId[id];
    }

    /** Makes the peak the number of threads that are alive now. */
    public void resetPeak() {
        peak = count;
    }

    /** Whether it is measured how long threads are blocked and wait. */
    public boolean isTimingContention() {
        return timingContention;
    }

    /** Says whether it is to be measured how long threads are blocked and wait; the times begin with 0. */
    public void setTimingContention(boolean value) {
        if (value && !timingContention) {
            for (int i = 0; i < count; i++) {
                live[i].contention().resetTimes();
            }
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
        lock.lock();
        JavaThread t;
        try {
            t = create(stackBytes, hostStackBytes);
        } catch (RuntimeException | Error e) {
            lock.unlock();
            throw e;
        }
        t.bindToHost(Thread.currentThread());
        t.setState(ThreadState.IN_VM);
        return t;
    }

    /** Ends the calling guest thread's part in the VM; it gives up the VM lock. */
    public void detachCurrent(JavaThread t) {
        remove(t);
        t.unbindFromHost();
        t.leaveVm();
        t.close();
    }

    /** Creates a thread; it counts as live and its roots are visited. The caller holds the VM lock. */
    JavaThread create(long bytesOfStack, long bytesOfHostStack) {
        int id = freeId();
        GuestStack stack = GuestStack.allocate(bytesOfStack);
        JavaThread t;
        try {
            t = new JavaThread(id, stack, vmVariables, dispatchTable, lock);
        } catch (RuntimeException | Error e) {
            stack.close();
            throw e;
        }
        t.setHostStackBytes(bytesOfHostStack);
        if (count == live.length) {
            live = Arrays.copyOf(live, 2 * count);
        }
        live[count++] = t;
        byId[id] = t;
        started++;
        peak = Math.max(peak, count);
        return t;
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
        remove(t);
        t.close();
    }

    private void remove(JavaThread t) {
        int i = 0;
        while (live[i] != t) {
            i++;
        }
        System.arraycopy(live, i + 1, live, i, count - i - 1);
        live[--count] = null;
        byId[t.id()] = null;
        wakeExitWaiter();
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        for (int i = 0; i < count; i++) {
            live[i].visitRoots(visitor);
            if (frameRoots != null) {
                frameRoots.visit(live[i], visitor);
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
            while (!t.wakeUp && !(kind != BlockKind.UNINTERRUPTIBLE && t.interruptSignal) && !(kind == BlockKind.PARK && t.parkPermit)) {
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
        t.interruptSignal = isInterrupted(t);
        int old = swapStatus(t, GuestThreadStatus.IN_OBJECT_WAIT);
        block(t, BlockKind.INTERRUPTIBLE, false, 0);
        swapStatus(t, old);
    }

    /** As {@link #awaitInterruptibly(JavaThread)}, for at most the given time. */
    void awaitInterruptibly(JavaThread t, long nanos) {
        t.interruptSignal = isInterrupted(t);
        int old = swapStatus(t, GuestThreadStatus.IN_OBJECT_WAIT_TIMED);
        block(t, BlockKind.INTERRUPTIBLE, true, System.nanoTime() + nanos);
        swapStatus(t, old);
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
            t.parkPermit = false;
        }
    }

    /** {@code Unsafe.park} until the given time of day in milliseconds. */
    public void parkUntil(JavaThread t, long epochMillis) {
        long millis = Math.min(epochMillis - System.currentTimeMillis(), Long.MAX_VALUE / 2_000_000);
        parkNanos(t, millis * 1_000_000);
    }

    private void park(JavaThread t, boolean timed, long deadline, int status) {
        if (!t.parkPermit && !isInterrupted(t)) {
            t.interruptSignal = false;
            t.wakeUp = false;
            int old = swapStatus(t, status);
            block(t, BlockKind.PARK, timed, deadline);
            swapStatus(t, old);
        }
        t.parkPermit = false;
    }

    /** {@code Unsafe.unpark}: gives the thread its permit; nothing happens if it is not alive. */
    public void unpark(long threadObject) {
        JavaThread t = threadObject == 0 ? null : of(threadObject);
        if (t != null) {
            t.parkPermit = true;
            LockSupport.unpark(t.host());
        }
    }

    /** Wakes a thread whose {@code interrupted} field has been set. */
    public void interrupt(long threadObject) {
        JavaThread t = of(threadObject);
        if (t != null) {
            t.interruptSignal = true;
            t.parkPermit = true;
            LockSupport.unpark(t.host());
        }
    }

    /**
     * Sleeps.
     *
     * @return {@code false} if it was interrupted, before or meanwhile; the interrupt status is cleared then
     */
    public boolean sleep(JavaThread t, long nanos) {
        if (!takeInterrupt(t)) {
            t.interruptSignal = false;
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
        exitWaiter = t;
        t.wakeUp = false;
        while (hasOtherNonDaemon(t)) {
            awaitWake(t, GuestThreadStatus.RUNNABLE);
            t.wakeUp = false;
        }
        exitWaiter = null;
    }

    private boolean hasOtherNonDaemon(JavaThread t) {
        for (int i = 0; i < count; i++) {
            if (live[i] != t && !live[i].isDaemon()) {
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
