package org.stubarchive.vm.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.layout.MarkWord;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.threads.MonitorTable.Outcome;

/** Monitors with several host threads, on an object that is nothing but a mark word. No thread has the VM lock. */
class MonitorTableTest {
    private final ThreadRegistry threads = new ThreadRegistry(0, 1 << 20);
    private final MonitorTable monitors = new MonitorTable(threads);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private long object;

    @BeforeEach
    void setUp() {
        object = RawMemory.allocate(16);
    }

    @AfterEach
    void tearDown() {
        RawMemory.free(object);
    }

    private interface Body {
        void run(JavaThread t);
    }

    private Thread start(Body body) {
        Thread host = new Thread(() -> {
            JavaThread t = threads.attachCurrent();
            try {
                t.unlockVm();
                body.run(t);
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                threads.detachCurrent(t);
            }
        });
        host.start();
        return host;
    }

    private void join(Thread... hosts) throws Exception {
        for (Thread h : hosts) {
            h.join();
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    private static void blockFor(JavaThread t, long millis) {
        try (NativeSection section = t.enterNative()) {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void uncontendedLockIsInTheMarkWord() throws Exception {
        join(start(t -> {
            monitors.enter(t, object);
            assertEquals((long) t.id() << MarkWord.OWNER_SHIFT, RawMemory.getLong(object));
            monitors.enter(t, object);
            assertEquals((long) t.id() << MarkWord.OWNER_SHIFT | MarkWord.RECURSION_UNIT, RawMemory.getLong(object));
            assertEquals(Outcome.DONE, monitors.exit(t, object));
            assertEquals(Outcome.DONE, monitors.exit(t, object));
            assertEquals(0, RawMemory.getLong(object));
            assertEquals(0, monitors.inflatedCount());
        }));
    }

    @Test
    void deepRecursionInflates() throws Exception {
        join(start(t -> {
            for (int i = 0; i < 1000; i++) {
                monitors.enter(t, object);
            }
            assertEquals(1, monitors.inflatedCount());
            for (int i = 0; i < 1000; i++) {
                assertTrue(monitors.isOwner(t, object));
                assertEquals(Outcome.DONE, monitors.exit(t, object));
            }
            assertFalse(monitors.isOwner(t, object));
            assertEquals(Outcome.NOT_OWNER, monitors.exit(t, object));
        }));
    }

    @Test
    void onlyOneThreadIsInside() throws Exception {
        int[] inside = new int[2];
        Thread[] hosts = new Thread[6];
        for (int i = 0; i < hosts.length; i++) {
            hosts[i] = start(t -> {
                for (int n = 0; n < 200; n++) {
                    monitors.enter(t, object);
                    assertEquals(0, inside[0]++);
                    if (n % 20 == 0) {
                        blockFor(t, 1);
                    } else {
                        threads.yield(t);
                    }
                    inside[0]--;
                    inside[1]++;
                    assertEquals(Outcome.DONE, monitors.exit(t, object));
                }
            });
        }
        join(hosts);
        assertEquals(6 * 200, inside[1]);
    }

    @Test
    void waitAndNotifyHandOver() throws Exception {
        int[] turn = new int[1];
        Thread[] hosts = new Thread[3];
        for (int i = 0; i < hosts.length; i++) {
            int me = i;
            hosts[i] = start(t -> {
                for (int n = 0; n < 200; n++) {
                    monitors.enter(t, object);
                    while (turn[0] % hosts.length != me) {
                        assertEquals(Outcome.DONE, monitors.wait(t, object, 0));
                    }
                    turn[0]++;
                    assertEquals(Outcome.DONE, monitors.notifyAll(t, object));
                    assertEquals(Outcome.DONE, monitors.exit(t, object));
                }
            });
        }
        join(hosts);
        assertEquals(600, turn[0]);
    }

    @Test
    void waitKeepsRecursionsAndTimesOut() throws Exception {
        join(start(t -> {
            monitors.enter(t, object);
            monitors.enter(t, object);
            monitors.enter(t, object);
            assertEquals(Outcome.DONE, monitors.wait(t, object, 5));
            for (int i = 0; i < 3; i++) {
                assertEquals(Outcome.DONE, monitors.exit(t, object));
            }
            assertEquals(Outcome.NOT_OWNER, monitors.exit(t, object));
        }));
    }

    @Test
    void ownershipIsRequired() throws Exception {
        join(start(t -> {
            assertEquals(Outcome.NOT_OWNER, monitors.wait(t, object, 1));
            assertEquals(Outcome.NOT_OWNER, monitors.notifyOne(t, object));
            assertEquals(Outcome.NOT_OWNER, monitors.notifyAll(t, object));
            assertEquals(Outcome.NOT_OWNER, monitors.exit(t, object));
        }));
    }

    @Test
    void notifyWakesExactlyOne() throws Exception {
        int[] counts = new int[2];
        Body waiter = t -> {
            monitors.enter(t, object);
            counts[0]++;
            assertEquals(Outcome.DONE, monitors.wait(t, object, 0));
            counts[1]++;
            assertEquals(Outcome.DONE, monitors.exit(t, object));
        };
        Thread a = start(waiter);
        Thread b = start(waiter);
        Thread c = start(t -> {
            boolean ready = false;
            while (!ready) {
                monitors.enter(t, object);
                ready = counts[0] == 2;
                monitors.exit(t, object);
                threads.yield(t);
            }
            monitors.enter(t, object);
            monitors.notifyOne(t, object);
            monitors.exit(t, object);
            boolean woken = false;
            while (!woken) {
                monitors.enter(t, object);
                woken = counts[1] == 1;
                monitors.exit(t, object);
                threads.yield(t);
            }
            blockFor(t, 20);
            monitors.enter(t, object);
            assertEquals(1, counts[1]);
            monitors.notifyOne(t, object);
            monitors.exit(t, object);
        });
        join(a, b, c);
        assertEquals(2, counts[1]);
    }

    @Test
    void aNotifiedThreadIsWokenWhenTheMonitorIsFree() throws Exception {
        JavaThread[] waiting = new JavaThread[1];
        Thread a = start(t -> {
            monitors.enter(t, object);
            waiting[0] = t;
            assertEquals(Outcome.DONE, monitors.wait(t, object, 0));
            assertTrue(monitors.isOwner(t, object));
            assertEquals(0, monitors.blockedObject(t));
            monitors.exit(t, object);
        });
        Thread b = start(t -> {
            boolean ready = false;
            while (!ready) {
                monitors.enter(t, object);
                ready = waiting[0] != null;
                if (ready) {
                    assertEquals(0, monitors.blockedObject(waiting[0]));
                    monitors.notifyOne(t, object);
                    blockFor(t, 5);
                    assertFalse(waiting[0].wakeUp);
                    assertEquals(object, monitors.blockedObject(waiting[0]));
                }
                monitors.exit(t, object);
                threads.yield(t);
            }
        });
        join(a, b);
    }

    @Test
    void hashIsStableAndKeptByInflation() throws Exception {
        join(start(t -> {
            int hash = monitors.identityHash(t, object);
            assertTrue(hash > 0);
            monitors.enter(t, object);
            assertEquals(hash, monitors.identityHash(t, object));
            monitors.wait(t, object, 1);
            assertEquals(hash, monitors.identityHash(t, object));
            monitors.exit(t, object);
            assertEquals(hash, monitors.identityHash(t, object));
        }));
    }

    @Test
    void parkReturnsAfterUnparkBeforeOrDuring() throws Exception {
        JavaThread[] parked = new JavaThread[1];
        Thread a = start(t -> {
            t.parkPermit.set(true);
            threads.park(t);
            parked[0] = t;
            threads.park(t);
            assertFalse(t.parkPermit.get());
            threads.parkNanos(t, 1_000_000);
        });
        Thread b = start(t -> {
            while (parked[0] == null) {
                threads.yield(t);
            }
            blockFor(t, 5);
            parked[0].parkPermit.set(true);
            java.util.concurrent.locks.LockSupport.unpark(parked[0].host());
        });
        join(a, b);
    }
}
