package org.stubarchive.vm.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.locks.LockOrder;
import org.stubarchive.vm.log.VmLog;
import org.stubarchive.vm.memory.MetadataSpace;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.NativeSection;
import org.stubarchive.vm.threads.ThreadRegistry;

/** Several threads allocate without the VM lock, and whoever finds the heap full collects for all. */
@Timeout(120)
class ConcurrentAllocationTest {
    private static final long MIB = 1 << 20;
    private static final int NEXT = 16;
    private static final int VALUE = 24;
    private static final int BYTES = 32;
    private static final int THREADS = 8;

    private final MetadataSpace metadata = new MetadataSpace(16 * MIB);
    private final SyntheticKlasses klasses = new SyntheticKlasses(metadata);
    private final ThreadRegistry threads = new ThreadRegistry(0, 1 << 20);
    private final long node = klasses.instance(BYTES, ReferenceStrength.NONE, NEXT);
    private final SemispaceHeap heap = new SemispaceHeap(threads, threads.safepoints(), new VmLog(List.of()), klasses, 4 * MIB, MIB, new HeapVerifier(klasses, metadata));
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @BeforeAll
    static void checkLockOrder() {
        LockOrder.check();
    }

    @AfterEach
    void tearDown() {
        heap.close();
        metadata.close();
    }

    private interface Body {
        void run(JavaThread t, int number) throws Exception;
    }

    private void inThreads(Body body) throws Exception {
        heap.addRoots(threads);
        Thread[] hosts = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            hosts[i] = new Thread(() -> {
                JavaThread t = threads.attachCurrent();
                t.unlockVm();
                try {
                    body.run(t, number);
                } catch (Exception | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    heap.retireBuffer(t);
                    threads.detachCurrent(t);
                }
            });
            hosts[i].start();
        }
        for (Thread host : hosts) {
            host.join();
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    /** A list of so many nodes with the thread's values. */
    private void fill(JavaThread t, Handle head, int length, int number) {
        head.set(0);
        for (int i = 0; i < length; i++) {
            long fresh = SyntheticKlasses.make(heap, t, node, BYTES);
            assertNotEquals(0, fresh);
            assertEquals(0, RawMemory.getLong(fresh + NEXT));
            assertEquals(0, RawMemory.getLong(fresh + VALUE));
            RawMemory.putLong(fresh + VALUE, (long) number << 32 | i);
            RawMemory.putLong(fresh + NEXT, head.oop());
            head.set(fresh);
        }
    }

    private static void check(Handle head, int length, int number) {
        long at = head.oop();
        for (int i = length - 1; i >= 0; i--) {
            assertEquals((long) number << 32 | i, RawMemory.getLong(at + VALUE));
            at = RawMemory.getLong(at + NEXT);
        }
        assertEquals(0, at);
    }

    @Test
    void objectsOfAllThreadsSurvive() throws Exception {
        inThreads((t, number) -> {
            try (HandleScope scope = t.handles().open()) {
                Handle head = scope.handle(0);
                for (int round = 0; round < 12; round++) {
                    fill(t, head, 2000, number);
                    if (round % 4 == number % 4) {
                        try (NativeSection section = t.enterNative()) {
                            Thread.sleep(1);
                        }
                    }
                    check(head, 2000, number);
                }
            }
        });
        assertTrue(heap.statistics().collections() > 4, heap.statistics().collections() + " collections");
    }

    /** When all threads find the heap full at once, one collects, and the others see it. */
    @Test
    void aFullHeapIsCollectedOnce() throws Exception {
        inThreads((t, number) -> {
            try (HandleScope scope = t.handles().open()) {
                Handle head = scope.handle(0);
                for (int round = 0; round < 40; round++) {
                    fill(t, head, 500, number);
                }
            }
        });
        long allocated = (long) THREADS * 40 * 500 * BYTES;
        // Half of what a collection frees is enough to tell from one collection for each thread.
        assertTrue(heap.statistics().collections() <= 2 * allocated / MIB + 2, heap.statistics().collections() + " collections for " + allocated + " bytes");
    }

    @Test
    void stressCollectsInAllThreads() throws Exception {
        inThreads((t, number) -> {
            heap.startStress(t, 40);
            try (HandleScope scope = t.handles().open()) {
                Handle head = scope.handle(0);
                fill(t, head, 200, number);
                check(head, 200, number);
            }
        });
        assertTrue(heap.statistics().collections() >= THREADS * 200 / 40, heap.statistics().collections() + " collections");
    }
}
