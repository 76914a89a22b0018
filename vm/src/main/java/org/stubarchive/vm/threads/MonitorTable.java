package org.stubarchive.vm.threads;

import java.util.Arrays;
import org.stubarchive.format.layout.MarkWord;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.gc.WeakTable;
import org.stubarchive.vm.memory.SlotArray;

/**
 * Monitors of objects (JLS 17.1, 17.2). An uncontended lock is in the mark word alone, taken by compare-and-set, in generated code too; contention, waiting and deep
 * recursion inflate it to a {@link Monitor}, which later collections deflate when it is idle.
 *
 * <p>Used under the VM lock; methods that block give it up meanwhile, so raw references are invalid afterwards.
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
    private Monitor[] monitors = new Monitor[64];
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
            return;
        }
        if (m.owner != null) {
            m.entering.addLast(t);
            t.blockedOn = m;
            long start = t.contention().beginBlocked(threads.isTimingContention());
            while (m.owner != null) {
                t.wakeUp = false;
                threads.awaitWake(t, GuestThreadStatus.BLOCKED_ON_MONITOR);
            }
            t.contention().endBlocked(start);
            t.blockedOn = null;
            m.entering.remove(t);
        }
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
        m.owner = null;
        m.recursions = 0;
        JavaThread next = m.entering.peekFirst();
        if (next != null) {
            threads.wake(next);
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
        m.waiters.addLast(waiter);
        m.pins++;
        t.wakeUp = false;
        release(m);
        if (millis == 0) {
            threads.awaitInterruptibly(t);
        } else {
            threads.awaitInterruptibly(t, millis > Long.MAX_VALUE / 2_000_000 ? Long.MAX_VALUE / 2 : millis * 1_000_000);
        }
        if (!waiter.notified) {
            m.waiters.remove(waiter);
        }
        enter(t, m);
        m.pins--;
        m.recursions = recursions;
        return !waiter.notified && threads.takeInterrupt(t) ? Outcome.INTERRUPTED : Outcome.DONE;
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
            while (!m.waiters.isEmpty()) {
                notifyFirst(m);
            }
        }
        return Outcome.DONE;
    }

    private void notifyFirst(Monitor m) {
        Monitor.Waiter w = m.waiters.pollFirst();
        if (w != null) {
            w.notified = true;
            threads.wake(w.thread);
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
        int index;
        if (freeCount > 0) {
            index = free[--freeCount];
        } else {
            if (used > MarkWord.MONITOR_MASK) {
                throw new OutOfMemoryError("more than " + used + " monitors in use");
            }
            index = used++;
        }
        if (index >= monitors.length) {
            monitors = Arrays.copyOf(monitors, 2 * monitors.length);
        }
        Monitor m = new Monitor(index);
        monitors[index] = m;
        inUse++;
        return m;
    }

    private void release(int index) {
        monitors[index] = null;
        RawMemory.putLong(objects.address(index), 0);
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = index;
        inUse--;
    }

    /** Deflates idle monitors and drops those of dead objects. */
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
