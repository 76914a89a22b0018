package org.stubarchive.vm.threads;

import java.util.Arrays;
import org.stubarchive.format.layout.MarkWord;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.gc.WeakTable;
import org.stubarchive.vm.locks.LockRank;
import org.stubarchive.vm.locks.RuntimeLock;
import org.stubarchive.vm.memory.SlotArray;

/**
 * Monitors of objects (JLS 17.1, 17.2). An uncontended lock is in the mark word alone, taken by compare-and-set, in generated code too; contention, waiting and deep
 * recursion inflate it to a {@link Monitor}, which later collections deflate when it is idle.
 *
 * <p>Monitors keep their numbers until a collection, so who is {@code IN_VM} finds them without a lock; the numbers have one lock, each monitor another. Raw references
 * are invalid after methods that block.
 */
public final class MonitorTable implements WeakTable {
    /** Outcome of {@link #exit}, {@link #notifyOne}, {@link #notifyAll(JavaThread, long)} and {@link #wait}. */
    public enum Outcome {
        /** Done. */
        DONE,
        /** The thread does not own the monitor: IllegalMonitorStateException "current thread is not owner". */
        NOT_OWNER,
        /** The thread was interrupted, its status is cleared: InterruptedException. */
        INTERRUPTED
    }

    private final ThreadRegistry threads;
    /** Guards the numbers of monitors; also who reads without sees the elements of monitors whose numbers he has from a mark. */
    private final RuntimeLock numbers = new RuntimeLock(LockRank.MONITORS);
    private volatile Monitor[] monitors = new Monitor[64];
    private final SlotArray objects = new SlotArray();
    private int used;
    private int[] free = new int[64];
    private int freeCount;
    private int inUse;

    /** No monitors yet. */
    public MonitorTable(ThreadRegistry threads) {
        this.threads = threads;
    }

    /** Number of inflated monitors. */
    public int inflatedCount() {
        return inUse;
    }

    /** Enters the monitor; blocks while another thread owns it. */
    public void enter(JavaThread t, long object) {
        while (true) {
            long mark = mark(object);
            long lock = mark & MarkWord.LOCK_MASK;
            if ((mark & MarkWord.TAG_MASK) == MarkWord.TAG_INFLATED) {
                enter(t, monitor(mark));
                return;
            }
            if (lock == 0) {
                if (replace(object, mark, mark | ownerBits(t))) {
                    return;
                }
            } else if (owner(mark) == t.id() && (mark & MarkWord.RECURSION_MASK) != MarkWord.RECURSION_MASK) {
                if (replace(object, mark, mark + MarkWord.RECURSION_UNIT)) {
                    return;
                }
            } else {
                inflate(object, mark);
            }
        }
    }

    private void enter(JavaThread t, Monitor m) {
        if (m.owner == t) {
            m.recursions++;
        } else if (!tryEnter(t, m)) {
            t.blockedOn = m;
            long start = t.contention().beginBlocked(threads.isTimingContention());
            do {
                threads.awaitWake(t, GuestThreadStatus.BLOCKED_ON_MONITOR);
            } while (!tryEnterQueued(t, m));
            t.contention().endBlocked(start);
            t.blockedOn = null;
        }
    }

    /** For a thread that was notified, which queued it: whoever notified it owned the monitor, and woke it when he left. */
    private void enterQueued(JavaThread t, Monitor m) {
        while (!tryEnterQueued(t, m)) {
            threads.awaitWake(t, GuestThreadStatus.BLOCKED_ON_MONITOR);
        }
        t.blockedOn = null;
        // Whoever notified it may have said that it is blocked when it was on its way already.
        threads.showStatus(t, GuestThreadStatus.RUNNABLE);
    }

    /** Takes the monitor, or queues the thread, which is woken when the monitor is free. */
    private static boolean tryEnter(JavaThread t, Monitor m) {
        m.lock.lock();
        try {
            if (m.owner == null) {
                own(t, m);
                return true;
            }
            m.entering.addLast(t);
            t.wakeUp = false;
            return false;
        } finally {
            m.lock.unlock();
        }
    }

    /** The same for a thread that is queued already. */
    private static boolean tryEnterQueued(JavaThread t, Monitor m) {
        m.lock.lock();
        try {
            if (m.owner == null) {
                m.entering.remove(t);
                own(t, m);
                return true;
            }
            t.wakeUp = false;
            return false;
        } finally {
            m.lock.unlock();
        }
    }

    private static void own(JavaThread t, Monitor m) {
        m.owner = t;
        m.recursions = 0;
    }

    /** Leaves the monitor once. */
    public Outcome exit(JavaThread t, long object) {
        while (true) {
            long mark = mark(object);
            if ((mark & MarkWord.TAG_MASK) == MarkWord.TAG_INFLATED) {
                Monitor m = monitor(mark);
                if (m.owner != t) {
                    return Outcome.NOT_OWNER;
                }
                if (m.recursions > 0) {
                    m.recursions--;
                } else {
                    release(m);
                }
                return Outcome.DONE;
            }
            if (owner(mark) != t.id()) {
                return Outcome.NOT_OWNER;
            }
            long fewer = (mark & MarkWord.RECURSION_MASK) != 0 ? mark - MarkWord.RECURSION_UNIT : mark & ~(long) MarkWord.LOCK_MASK;
            if (replace(object, mark, fewer)) {
                return Outcome.DONE;
            }
        }
    }

    private void release(Monitor m) {
        m.lock.lock();
        try {
            m.owner = null;
            m.recursions = 0;
            JavaThread next = m.entering.peekFirst();
            if (next != null) {
                // Under the lock: once it owns the monitor, no late call ends another wait of it.
                threads.wake(next);
            }
        } finally {
            m.lock.unlock();
        }
    }

    /** Whether the thread owns the monitor. */
    public boolean isOwner(JavaThread t, long object) {
        return ownerOf(object) == t;
    }

    /** The thread that owns the monitor, or {@code null}. */
    public JavaThread ownerOf(long object) {
        long mark = mark(object);
        if ((mark & MarkWord.TAG_MASK) == MarkWord.TAG_INFLATED) {
            return monitor(mark).owner;
        }
        int owner = owner(mark);
        return owner == 0 ? null : threads.byId(owner);
    }

    /** Where the inflated monitor of an object keeps the object, which tells monitors apart; 0 if the object has none. */
    public long addressOf(long object) {
        long mark = mark(object);
        return (mark & MarkWord.TAG_MASK) == MarkWord.TAG_INFLATED ? objects.address(monitor(mark).index) : 0;
    }

    /** The object whose monitor the thread waits to enter, or 0. */
    public long blockedObject(JavaThread t) {
        return t.blockedOn == null ? 0 : RawMemory.getLong(objects.address(t.blockedOn.index));
    }

    /**
     * {@code Object.wait}.
     *
     * @param millis 0: no limit
     */
    public Outcome wait(JavaThread t, long object, long millis) {
        if (!isOwner(t, object)) {
            return Outcome.NOT_OWNER;
        }
        if (threads.takeInterrupt(t)) {
            return Outcome.INTERRUPTED;
        }
        Monitor m = inflated(object);
        Monitor.Waiter waiter = new Monitor.Waiter(t);
        int recursions = m.recursions;
        queue(m, waiter);
        release(m);
        if (millis == 0) {
            threads.awaitInterruptibly(t);
        } else {
            threads.awaitInterruptibly(t, millis > Long.MAX_VALUE / 2_000_000 ? Long.MAX_VALUE / 2 : millis * 1_000_000);
        }
        boolean notified = isNotified(m, waiter);
        if (notified) {
            enterQueued(t, m);
        } else {
            enter(t, m);
        }
        unpin(m);
        m.recursions = recursions;
        return !notified && threads.takeInterrupt(t) ? Outcome.INTERRUPTED : Outcome.DONE;
    }

    private static void queue(Monitor m, Monitor.Waiter waiter) {
        m.lock.lock();
        try {
            m.waiters.addLast(waiter);
            m.pins++;
            waiter.thread.wakeUp = false;
        } finally {
            m.lock.unlock();
        }
    }

    /** Whether the wait was ended by a notification; from now on none comes any more. */
    private static boolean isNotified(Monitor m, Monitor.Waiter waiter) {
        m.lock.lock();
        try {
            if (!waiter.notified) {
                m.waiters.remove(waiter);
            }
            return waiter.notified;
        } finally {
            m.lock.unlock();
        }
    }

    private static void unpin(Monitor m) {
        m.lock.lock();
        try {
            m.pins--;
        } finally {
            m.lock.unlock();
        }
    }

    /** {@code Object.notify}. */
    public Outcome notifyOne(JavaThread t, long object) {
        if (!isOwner(t, object)) {
            return Outcome.NOT_OWNER;
        }
        long mark = mark(object);
        if ((mark & MarkWord.TAG_MASK) == MarkWord.TAG_INFLATED) {
            notifyFirst(monitor(mark));
        }
        return Outcome.DONE;
    }

    /** {@code Object.notifyAll}. */
    public Outcome notifyAll(JavaThread t, long object) {
        if (!isOwner(t, object)) {
            return Outcome.NOT_OWNER;
        }
        long mark = mark(object);
        if ((mark & MarkWord.TAG_MASK) == MarkWord.TAG_INFLATED) {
            Monitor m = monitor(mark);
            boolean more = notifyFirst(m);
            while (more) {
                more = notifyFirst(m);
            }
        }
        return Outcome.DONE;
    }

    /** Ends one wait, by the owner of the monitor; {@code false} if there is none. */
    private boolean notifyFirst(Monitor m) {
        m.lock.lock();
        try {
            Monitor.Waiter w = m.waiters.pollFirst();
            if (w == null) {
                return false;
            }
            w.notified = true;
            // It is not woken to find the monitor taken, but when its turn to enter has come.
            m.entering.addLast(w.thread);
            w.thread.blockedOn = m;
            threads.showStatus(w.thread, GuestThreadStatus.BLOCKED_ON_MONITOR);
            return true;
        } finally {
            m.lock.unlock();
        }
    }

    /** {@code System.identityHashCode} of an object that is not null: 1..2^31-1. */
    public int identityHash(JavaThread t, long object) {
        while (true) {
            long mark = mark(object);
            int hash = (int) (mark >>> MarkWord.HASH_SHIFT) & MarkWord.HASH_MASK;
            if (hash != 0) {
                return hash;
            }
            int fresh = t.nextHash();
            if (replace(object, mark, mark | (long) fresh << MarkWord.HASH_SHIFT)) {
                return fresh;
            }
        }
    }

    private static long mark(long object) {
        return RawMemory.getLongVolatile(object + ObjectLayout.MARK);
    }

    private static boolean replace(long object, long mark, long newMark) {
        return RawMemory.compareAndSetLong(object + ObjectLayout.MARK, mark, newMark);
    }

    private static int owner(long mark) {
        return (int) (mark & MarkWord.OWNER_MASK) >>> MarkWord.OWNER_SHIFT;
    }

    private static long ownerBits(JavaThread t) {
        return (long) t.id() << MarkWord.OWNER_SHIFT;
    }

    private Monitor monitor(long mark) {
        return monitors[(int) (mark >>> MarkWord.MONITOR_SHIFT) & MarkWord.MONITOR_MASK];
    }

    private Monitor inflated(long object) {
        while (true) {
            long mark = mark(object);
            if ((mark & MarkWord.TAG_MASK) == MarkWord.TAG_INFLATED) {
                return monitor(mark);
            }
            inflate(object, mark);
        }
    }

    /** Replaces a thin lock by a monitor with the same owner; does nothing if the mark has changed. */
    private void inflate(long object, long mark) {
        Monitor m = allocate();
        int owner = owner(mark);
        m.owner = owner == 0 ? null : threads.byId(owner);
        m.recursions = (int) (mark & MarkWord.RECURSION_MASK) / MarkWord.RECURSION_UNIT;
        long inflated = mark & ~(long) MarkWord.LOCK_MASK | (long) m.index << MarkWord.MONITOR_SHIFT | MarkWord.TAG_INFLATED;
        if (replace(object, mark, inflated)) {
            RawMemory.putLong(objects.address(m.index), object);
        } else {
            release(m.index);
        }
    }

    private Monitor allocate() {
        numbers.lock();
        try {
            Monitor m = new Monitor(freeNumber());
            if (m.index >= monitors.length) {
                monitors = Arrays.copyOf(monitors, 2 * monitors.length);
            }
            monitors[m.index] = m;
            RawMemory.putLong(objects.address(m.index), 0);
            inUse++;
            return m;
        } finally {
            numbers.unlock();
        }
    }

    private int freeNumber() {
        if (freeCount > 0) {
            return free[--freeCount];
        }
        if (used > MarkWord.MONITOR_MASK) {
            throw new OutOfMemoryError("more than " + used + " monitors in use");
        }
        return used++;
    }

    private void release(int index) {
        numbers.lock();
        try {
            monitors[index] = null;
            RawMemory.putLong(objects.address(index), 0);
            if (freeCount == free.length) {
                free = Arrays.copyOf(free, 2 * freeCount);
            }
            free[freeCount++] = index;
            inUse--;
        } finally {
            numbers.unlock();
        }
    }

    /** Deflates idle monitors and drops those of dead objects. The world is stopped. */
    @Override
    public void update(Liveness liveness) {
        for (int i = 0; i < used; i++) {
            Monitor m = monitors[i];
            if (m == null) {
                continue;
            }
            long slot = objects.address(i);
            long object = liveness.newAddress(RawMemory.getLong(slot));
            RawMemory.putLong(slot, object);
            if (m.isIdle() || object == 0 && m.isUnobserved()) {
                if (object != 0) {
                    RawMemory.putLong(object + ObjectLayout.MARK, mark(object) & ~(long) MarkWord.LOCK_MASK);
                }
                release(i);
            } else if (object == 0) {
                throw new IllegalStateException("the object of a monitor that threads wait for is dead: owner " + m.owner);
            }
        }
    }
}
