package org.stubarchive.vm.locks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the check of the lock order lets pass, for every pair of ranks. */
class LockOrderTest {
    @BeforeAll
    static void check() {
        LockOrder.check();
    }

    @Test
    void ranksFallStrictlyInTheOrderOfTheirDeclaration() {
        LockRank[] ranks = LockRank.values();
        for (int i = 1; i < ranks.length; i++) {
            assertTrue(ranks[i].level() < ranks[i - 1].level(), ranks[i].name());
            // Who waits for a lock with handshake support changes its state, so it must not have one without.
            assertTrue(ranks[i].isShort() || !ranks[i - 1].isShort(), ranks[i].name());
        }
    }

    @Test
    void locksAreTakenInFallingOrder() {
        for (LockRank first : LockRank.values()) {
            for (LockRank second : LockRank.values()) {
                boolean legal = second.level() < first.level() || first == LockRank.PAIR && second == LockRank.PAIR;
                LockOrder.acquiring(first, first);
                if (legal) {
                    Object other = new Object();
                    LockOrder.acquiring(other, second);
                    LockOrder.released(other);
                } else {
                    IllegalStateException e = assertThrows(IllegalStateException.class, () -> LockOrder.acquiring(new Object(), second));
                    assertEquals("lock " + second + " is taken by a thread that has [" + first + "]", e.getMessage());
                }
                LockOrder.released(first);
            }
        }
    }

    @Test
    void aLockThatIsHeldIsTakenAgainAtAnyRank() {
        RuntimeLock high = new RuntimeLock(LockRank.MODEL);
        RuntimeLock low = new RuntimeLock(LockRank.CONTROL);
        high.lock();
        low.lock();
        high.lock();
        low.unlock();
        high.unlock();
        assertThrows(IllegalStateException.class, () -> new RuntimeLock(LockRank.MODEL).lock());
        high.unlock();
        assertDoesNotThrow(() -> {
            high.lock();
            high.unlock();
        });
    }

    @Test
    void noShortLockIsHeldWhenTheStateChanges() {
        for (LockRank rank : LockRank.values()) {
            LockOrder.acquiring(rank, rank);
            if (rank.isShort()) {
                IllegalStateException e = assertThrows(IllegalStateException.class, LockOrder::changingState);
                assertEquals("the state of a thread changes that has [" + rank + "]", e.getMessage());
            } else {
                assertDoesNotThrow(LockOrder::changingState);
            }
            LockOrder.released(rank);
        }
        assertDoesNotThrow(LockOrder::changingState);
    }

    @Test
    void locksWithHandshakeSupportAreOfAnotherKind() {
        assertThrows(IllegalArgumentException.class, () -> new RuntimeLock(LockRank.HANDSHAKE));
    }

    @Test
    void eachThreadHasItsOwnLocks() throws Exception {
        RuntimeLock low = new RuntimeLock(LockRank.CONTROL);
        low.lock();
        Throwable[] failure = new Throwable[1];
        Thread other = new Thread(() -> {
            RuntimeLock high = new RuntimeLock(LockRank.MODEL);
            high.lock();
            high.unlock();
        });
        other.setUncaughtExceptionHandler((t, e) -> failure[0] = e);
        other.start();
        other.join();
        low.unlock();
        assertEquals(null, failure[0]);
    }
}
