package org.stubarchive.vm.locks;

import java.util.Arrays;

/**
 * Checks, if asked to, that every thread takes the runtime's locks in falling order and has none without handshake support when its state changes. Each host thread's
 * locks are its own; nothing is shared.
 */
public final class LockOrder {
    private static volatile boolean checking;
    private static final ThreadLocal<LockOrder> HELD = new PerThread();

    private Object[] locks = new Object[8];
    private LockRank[] ranks = new LockRank[8];
    private int count;

    private LockOrder() {}

    /** A class and no lambda, which would cost each start. */
    private static final class PerThread extends ThreadLocal<LockOrder> {
        @Override
        protected LockOrder initialValue() {
            return new LockOrder();
        }
    }

    /** Checks from now on; what is held already is not known. */
    public static void check() {
        checking = true;
    }

    /**
     * A thread is about to take a lock.
     *
     * @throws IllegalStateException if it has one that comes later
     */
    public static void acquiring(Object lock, LockRank rank) {
        if (checking) {
            HELD.get().push(lock, rank);
        }
    }

    /** A thread did not get the lock, or gives it back. */
    public static void released(Object lock) {
        if (checking) {
            HELD.get().pop(lock);
        }
    }

    /**
     * A thread changes its state.
     *
     * @throws IllegalStateException if it has a lock without handshake support
     */
    public static void changingState() {
        if (checking) {
            HELD.get().requireNoShort();
        }
    }

    private void push(Object lock, LockRank rank) {
        boolean again = false;
        for (int i = 0; i < count && !again; i++) {
            again = locks[i] == lock;
        }
        if (!again) {
            checkBelow(rank);
        }
        if (count == locks.length) {
            locks = Arrays.copyOf(locks, 2 * count);
            ranks = Arrays.copyOf(ranks, 2 * count);
        }
        locks[count] = lock;
        ranks[count++] = rank;
    }

    private void checkBelow(LockRank rank) {
        for (int i = 0; i < count; i++) {
            boolean pairs = rank == LockRank.PAIR && ranks[i] == LockRank.PAIR;
            if (ranks[i].level() <= rank.level() && !pairs) {
                throw new IllegalStateException("lock " + rank + " is taken by a thread that has " + held());
            }
        }
    }

    private void pop(Object lock) {
        for (int i = count - 1; i >= 0; i--) {
            if (locks[i] == lock) {
                System.arraycopy(locks, i + 1, locks, i, count - i - 1);
                System.arraycopy(ranks, i + 1, ranks, i, count - i - 1);
                locks[--count] = null;
                return;
            }
        }
    }

    private void requireNoShort() {
        for (int i = 0; i < count; i++) {
            if (ranks[i].isShort()) {
                throw new IllegalStateException("the state of a thread changes that has " + held());
            }
        }
    }

    private String held() {
        return Arrays.toString(Arrays.copyOf(ranks, count));
    }
}
