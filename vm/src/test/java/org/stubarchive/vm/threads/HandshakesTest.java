package org.stubarchive.vm.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.stubarchive.vm.locks.LockOrder;

/** Handshakes between threads whose generated code is a loop with a poll. */
@Timeout(120)
class HandshakesTest {
    @BeforeAll
    static void checkLockOrder() {
        LockOrder.check();
    }

    private final ThreadRegistry threads = new ThreadRegistry(0, 1 << 20);
    private final Handshakes handshakes = threads.handshakes();
    private final GuestLoop loop = new GuestLoop(threads);
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger ready = new AtomicInteger();
    private final JavaThread[] all = new JavaThread[16];
    private final AtomicIntegerArray polls = new AtomicIntegerArray(all.length);
    private final ConcurrentLinkedQueue<Thread> started = new ConcurrentLinkedQueue<>();
    private final AtomicInteger stoppers = new AtomicInteger();

    /** A thread in generated code, which counts the polls that it takes. */
    private Thread inJava(int index) {
        return loop.start(t -> {
            all[index] = t;
            GuestLoop.enterJava(t);
            ready.incrementAndGet();
            while (!done.get()) {
                if (GuestLoop.poll(t)) {
                    polls.incrementAndGet(index);
                }
            }
            t.leaveJava();
        });
    }

    private Thread inNative(int index) {
        return loop.start(t -> {
            all[index] = t;
            try (NativeSection section = t.enterNative()) {
                ready.incrementAndGet();
                while (!done.get()) {
                    Thread.onSpinWait();
                }
            }
        });
    }

    private void awaitReady(JavaThread t, int count) {
        GuestLoop.nativeUntil(t, () -> ready.get() >= count);
    }

    @Test
    void pairDisturbsNoThirdThread() throws Exception {
        Thread a = inJava(0);
        Thread b = inJava(1);
        Thread asking = loop.start(t -> {
            awaitReady(t, 2);
            for (int i = 0; i < 100; i++) {
                assertTrue(handshakes.pair(t, all[0], target -> {
                    assertEquals(all[0], target);
                    assertTrue(ThreadState.isSafe(target.state()));
                    assertEquals(ThreadState.IN_VM, t.state());
                    assertEquals(ThreadState.IN_JAVA, all[1].state());
                }));
            }
            done.set(true);
        });
        loop.join(asking, a, b);
        assertTrue(polls.get(0) > 0);
        assertEquals(0, polls.get(1));
    }

    @Test
    void softReachesEachThreadOnce() throws Exception {
        Thread[] hosts = {inJava(0), inJava(1), inNative(2), inNative(3)};
        AtomicIntegerArray reached = new AtomicIntegerArray(0x10000);
        Thread asking = loop.start(t -> {
            awaitReady(t, 4);
            for (int i = 1; i <= 50; i++) {
                assertEquals(5, handshakes.soft(t, x -> reached.incrementAndGet(x.id())));
                assertEquals(i, reached.get(t.id()));
                for (int k = 0; k < 4; k++) {
                    assertEquals(i, reached.get(all[k].id()));
                }
            }
            done.set(true);
        });
        loop.join(asking);
        loop.join(hosts);
    }

    @Test
    void aThreadInNativeIsSafeAndNotWoken() throws Exception {
        Thread a = inNative(0);
        Thread asking = loop.start(t -> {
            awaitReady(t, 1);
            assertTrue(handshakes.block(t, all[0]));
            assertEquals(ThreadState.IN_NATIVE | ThreadState.STOP, all[0].state());
            handshakes.unblock(t, all[0]);
            int[] ran = new int[1];
            handshakes.soft(t, x -> ran[0] += x == all[0] && Thread.currentThread() == t.host() ? 1 : 0);
            assertEquals(1, ran[0]);
            threads.safepoints().begin(t);
            threads.safepoints().end(t);
            assertEquals(ThreadState.IN_NATIVE, all[0].state());
            done.set(true);
        });
        loop.join(asking, a);
    }

    @Test
    void aHeldThreadDoesNotComeBack() throws Exception {
        AtomicBoolean wantsBack = new AtomicBoolean();
        AtomicBoolean back = new AtomicBoolean();
        Thread a = loop.start(t -> {
            all[0] = t;
            try (NativeSection section = t.enterNative()) {
                ready.incrementAndGet();
                while (!wantsBack.get()) {
                    Thread.onSpinWait();
                }
            }
            back.set(true);
        });
        Thread asking = loop.start(t -> {
            awaitReady(t, 1);
            handshakes.block(t, all[0]);
            wantsBack.set(true);
            for (int i = 0; i < 1000; i++) {
                assertEquals(ThreadState.IN_NATIVE | ThreadState.STOP, all[0].state());
                assertFalse(back.get());
                Thread.onSpinWait();
            }
            handshakes.unblock(t, all[0]);
        });
        loop.join(asking, a);
        assertTrue(back.get());
    }

    @Test
    void twoThatAskEachOtherAreServedOneAfterTheOther() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        Thread[] hosts = new Thread[2];
        for (int i = 0; i < 2; i++) {
            int me = i;
            hosts[i] = loop.start(t -> {
                all[me] = t;
                ready.incrementAndGet();
                awaitReady(t, 2);
                for (int n = 0; n < 2000; n++) {
                    if (n % 2 == 0) {
                        handshakes.pair(t, all[1 - me], x -> {
                            assertEquals(0, inside.getAndIncrement());
                            inside.decrementAndGet();
                        });
                    } else if (handshakes.block(t, all[1 - me])) {
                        assertEquals(0, inside.getAndIncrement());
                        inside.decrementAndGet();
                        handshakes.unblock(t, all[1 - me]);
                    }
                }
                ready.incrementAndGet();
                awaitReady(t, 4);
            });
        }
        loop.join(hosts);
    }

    @Test
    void aHandshakeWithOneselfRunsAtOnce() throws Exception {
        loop.join(loop.start(t -> {
            int[] ran = new int[1];
            assertTrue(handshakes.pair(t, t, x -> ran[0]++));
            assertTrue(handshakes.block(t, t));
            handshakes.unblock(t, t);
            assertEquals(1, handshakes.soft(t, x -> ran[0]++));
            threads.safepoints().begin(t);
            threads.safepoints().begin(t);
            assertEquals(1, handshakes.soft(t, x -> ran[0]++));
            threads.safepoints().end(t);
            threads.safepoints().end(t);
            assertEquals(3, ran[0]);
        }));
    }

    @Test
    void anEndedThreadIsToldSo() throws Exception {
        JavaThread[] ended = new JavaThread[1];
        loop.join(loop.start(t -> ended[0] = t));
        loop.join(loop.start(t -> {
            assertFalse(handshakes.block(t, ended[0]));
            assertFalse(handshakes.pair(t, ended[0], x -> {
                throw new AssertionError(x);
            }));
            ended[0].requests().wantPoll(true);
            assertEquals(ThreadRequests.Placement.ENDED, ended[0].requests().offer(x -> {
                throw new AssertionError(x);
            }));
        }));
    }

    @Test
    void anActionThatFailsLeavesNothingBehind() throws Exception {
        Thread a = inNative(0);
        Thread asking = loop.start(t -> {
            awaitReady(t, 1);
            assertThrows(IllegalStateException.class, () -> handshakes.pair(t, all[0], x -> {
                throw new IllegalStateException();
            }));
            assertEquals(ThreadState.IN_NATIVE, all[0].state());
            assertThrows(IllegalStateException.class, () -> handshakes.soft(t, x -> {
                if (x != t) {
                    throw new IllegalStateException();
                }
            }));
            assertEquals(ThreadState.IN_NATIVE, all[0].state());
            assertEquals(2, handshakes.soft(t, x -> { }));
            done.set(true);
        });
        loop.join(asking, a);
    }

    @Test
    void threadsThatStartWhileTheWorldIsStoppedAreHeld() throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger ran = new AtomicInteger();
        Thread[] late = new Thread[4];
        Thread asking = loop.start(t -> {
            threads.safepoints().begin(t);
            stopped.set(true);
            for (int i = 0; i < late.length; i++) {
                late[i] = loop.start(x -> {
                    assertFalse(stopped.get());
                    ran.incrementAndGet();
                });
            }
            while (threads.count() < 5) {
                Thread.onSpinWait();
            }
            for (int i = 1; i < 5; i++) {
                assertEquals(ThreadState.NEW | ThreadState.STOP, threads.at(i).state());
            }
            stopped.set(false);
            threads.safepoints().end(t);
        });
        loop.join(asking);
        loop.join(late);
        assertEquals(4, ran.get());
    }

    @Test
    void aThreadThatIsHeldBeforeItStartsCanBeDiscarded() throws Exception {
        loop.join(loop.start(t -> {
            threads.safepoints().begin(t);
            JavaThread created = threads.create(1 << 20, HostStack.LEAST_BYTES);
            assertEquals(ThreadState.NEW | ThreadState.STOP, created.state());
            threads.discard(created);
            threads.safepoints().end(t);
            assertEquals(1, threads.count());
        }));
    }

    /**
     * Random acts of eight threads: handshakes of every kind, generated code, blocking, starts and ends of more threads. Whoever looks at a thread finds it safe, and
     * who is in generated code never meets a stopped world.
     */
    @Test
    void randomHandshakesOfEightThreads() throws Exception {
        for (int seed = 0; seed < 4; seed++) {
            Thread[] hosts = new Thread[8];
            for (int i = 0; i < hosts.length; i++) {
                Random random = new Random(31 * seed + i);
                boolean withVmLock = seed % 2 == 0;
                hosts[i] = loop.start(t -> {
                    if (!withVmLock) {
                        t.unlockVm();
                    }
                    for (int n = 0; n < 400; n++) {
                        act(t, random);
                    }
                });
            }
            loop.join(hosts);
            loop.join(started.toArray(new Thread[0]));
            assertEquals(0, threads.count());
        }
    }

    private void act(JavaThread t, Random random) {
        JavaThread[] alive = threads.snapshot();
        JavaThread other = alive[random.nextInt(alive.length)];
        switch (random.nextInt(8)) {
            case 0 -> handshakes.pair(t, other, x -> assertTrue(x == t || ThreadState.isSafe(x.state())));
            case 1 -> {
                if (handshakes.block(t, other)) {
                    assertTrue(other == t || ThreadState.isSafe(other.state()));
                    handshakes.unblock(t, other);
                }
            }
            case 2 -> handshakes.soft(t, x -> assertTrue((x.state() & ThreadState.STATE_MASK) != ThreadState.IN_JAVA));
            case 3 -> stop(t);
            case 4 -> {
                try (NativeSection section = t.enterNative()) {
                    Thread.yield();
                }
            }
            case 5 -> {
                if (alive.length < 14) {
                    int steps = random.nextInt(50);
                    started.add(loop.start(x -> run(x, steps)));
                }
            }
            case 6 -> other.requests().wantPoll(random.nextBoolean());
            default -> run(t, random.nextInt(200));
        }
    }

    private void stop(JavaThread t) {
        threads.safepoints().begin(t);
        assertEquals(0, stoppers.getAndIncrement());
        for (JavaThread x : threads.snapshot()) {
            assertTrue(x == t || ThreadState.isSafe(x.state()));
        }
        stoppers.decrementAndGet();
        threads.safepoints().end(t);
    }

    /** So many steps of generated code. */
    private void run(JavaThread t, int steps) {
        GuestLoop.enterJava(t);
        for (int i = 0; i < steps; i++) {
            assertEquals(0, stoppers.get());
            GuestLoop.poll(t);
        }
        t.leaveJava();
    }
}
