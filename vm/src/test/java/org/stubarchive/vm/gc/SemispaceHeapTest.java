package org.stubarchive.vm.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.log.VmLog;
import org.stubarchive.vm.memory.MetadataSpace;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.MonitorTable;
import org.stubarchive.vm.threads.ThreadRegistry;

/** The heap with hand-made klasses, compared with a model in host objects. */
class SemispaceHeapTest {
    private static final long MIB = 1L << 20;
    private static final int NODE_BYTES = 40;
    private static final int LEFT = 16;
    private static final int RIGHT = 24;
    private static final int VALUE = 32;

    private MetadataSpace metadata;
    private SyntheticKlasses klasses;
    private ThreadRegistry threads;
    private JavaThread t;
    private SemispaceHeap heap;
    private MonitorTable monitors;
    private long node;
    private long bytes;
    private long references;

    @BeforeEach
    void setUp() {
        metadata = new MetadataSpace(16 * MIB);
        klasses = new SyntheticKlasses(metadata);
        threads = new ThreadRegistry(0, 1 << 20);
        t = threads.attachCurrent();
        node = klasses.instance(NODE_BYTES, ReferenceStrength.NONE, LEFT, RIGHT);
        bytes = klasses.array(8, 0);
        references = klasses.array(0, 3);
        open(8 * MIB, MIB);
    }

    private void open(long max, long initial) {
        if (heap != null) {
            heap.close();
        }
        heap = new SemispaceHeap(threads, threads.safepoints(), new VmLog(List.of()), klasses, max, initial, new HeapVerifier(klasses, metadata));
        heap.addRoots(threads);
        monitors = new MonitorTable(threads);
        heap.addWeak(monitors);
    }

    @AfterEach
    void tearDown() {
        threads.detachCurrent(t);
        heap.close();
        metadata.close();
    }

    private long newNode(int value) {
        long o = SyntheticKlasses.make(heap, t, node, NODE_BYTES);
        if (o != 0) {
            RawMemory.putInt(o + VALUE, value);
        }
        return o;
    }

    private long newArray(long klass, int length, long size) {
        long o = SyntheticKlasses.make(heap, t, klass, size);
        if (o != 0) {
            RawMemory.putInt(o + ObjectLayout.ARRAY_LENGTH, length);
        }
        return o;
    }

    private static final class Model {
        Model left;
        Model right;
        int value;
    }

    private void assertSame(Model model, long object) {
        List<Object[]> work = new ArrayList<>();
        work.add(new Object[] {model, object});
        java.util.IdentityHashMap<Model, Long> seen = new java.util.IdentityHashMap<>();
        while (!work.isEmpty()) {
            Object[] pair = work.remove(work.size() - 1);
            Model m = (Model) pair[0];
            long o = (Long) pair[1];
            assertEquals(m == null, o == 0);
            if (m == null) {
                continue;
            }
            Long before = seen.put(m, o);
            if (before != null) {
                assertEquals(before.longValue(), o);
                continue;
            }
            assertEquals(m.value, RawMemory.getInt(o + VALUE));
            work.add(new Object[] {m.left, RawMemory.getLong(o + LEFT)});
            work.add(new Object[] {m.right, RawMemory.getLong(o + RIGHT)});
        }
    }

    @Test
    void mutatingGraphKeepsItsShape() {
        Random random = new Random(7);
        try (HandleScope scope = t.handles().open()) {
            List<Handle> handles = new ArrayList<>();
            List<Model> models = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                handles.add(scope.handle(0));
                models.add(null);
            }
            for (int step = 0; step < 800_000; step++) {
                int at = random.nextInt(handles.size());
                int other = random.nextInt(handles.size());
                Model m = new Model();
                m.value = step;
                long o = newNode(step);
                assertNotEquals(0, o);
                if (random.nextInt(10) != 0) {
                    m.left = models.get(at);
                    RawMemory.putLong(o + LEFT, handles.get(at).oop());
                }
                if (random.nextInt(16) == 0) {
                    m.right = models.get(other);
                    RawMemory.putLong(o + RIGHT, handles.get(other).oop());
                }
                handles.get(at).set(o);
                models.set(at, m);
                if (random.nextInt(20) == 0 && models.get(other) != null) {
                    models.get(other).left = null;
                    models.get(other).right = null;
                    RawMemory.putLong(handles.get(other).oop() + LEFT, 0);
                    RawMemory.putLong(handles.get(other).oop() + RIGHT, 0);
                }
            }
            assertTrue(heap.statistics().collections() > 3, "collections " + heap.statistics().collections());
            for (int i = 0; i < handles.size(); i++) {
                assertSame(models.get(i), handles.get(i).oop());
            }
        }
    }

    @Test
    void newMemoryIsZero() {
        for (int i = 0; i < 100_000; i++) {
            long o = newNode(0);
            for (int at = 16; at < NODE_BYTES; at += 8) {
                assertEquals(0, RawMemory.getLong(o + at));
                RawMemory.putLong(o + at, 0);
            }
            RawMemory.putInt(o + VALUE, -1);
        }
        assertTrue(heap.statistics().collections() > 0);
    }

    @Test
    void arraysKeepTheirElements() {
        try (HandleScope scope = t.handles().open()) {
            Handle holder = scope.handle(newArray(references, 1000, 16 + 8000));
            for (int i = 0; i < 1000; i++) {
                int length = i * 3;
                long a = newArray(bytes, length, 16 + length + 7 & ~7);
                for (int b = 0; b < length; b++) {
                    RawMemory.putByte(a + 16 + b, (byte) (i + b));
                }
                RawMemory.putLong(holder.oop() + 16 + 8L * i, a);
            }
            heap.collect(t, GcCause.SYSTEM_GC);
            for (int i = 0; i < 1000; i++) {
                long a = RawMemory.getLong(holder.oop() + 16 + 8L * i);
                assertEquals(i * 3, RawMemory.getInt(a + ObjectLayout.ARRAY_LENGTH));
                for (int b = 0; b < i * 3; b++) {
                    assertEquals((byte) (i + b), RawMemory.getByte(a + 16 + b));
                }
            }
        }
    }

    @Test
    void fullHeapGivesZeroAndRecovers() {
        try (HandleScope scope = t.handles().open()) {
            Handle list = scope.handle(0);
            int count = 0;
            long o = newNode(count);
            while (o != 0) {
                RawMemory.putLong(o + LEFT, list.oop());
                list.set(o);
                count++;
                o = newNode(count);
            }
            assertTrue(count > 8 * MIB / NODE_BYTES * 9 / 10, count + " nodes");
            assertTrue((long) count * NODE_BYTES <= 8 * MIB);
        }
        assertNotEquals(0, newNode(1));
        assertEquals(0, newArray(bytes, 1 << 30, 16 + (1L << 30)));
    }

    @Test
    void largeArrayFitsWhenTheHeapMayGrow() {
        assertNotEquals(0, newArray(bytes, (int) (7 * MIB), 16 + 7 * MIB));
    }

    @Test
    void stressCollectsAtEveryNthAllocation() {
        newNode(0);
        heap.startStress(t, 3);
        long before = heap.statistics().collections();
        for (int i = 0; i < 30; i++) {
            newNode(i);
        }
        assertEquals(10, heap.statistics().collections() - before);
    }

    private long newReference(ReferenceStrength strength, long referent) {
        try (HandleScope scope = t.handles().open()) {
            Handle h = scope.handle(referent);
            long klass = klasses.instance(48, strength, 24);
            long r = SyntheticKlasses.make(heap, t, klass, 48);
            RawMemory.putLong(r + SyntheticKlasses.LAYOUT.referent(), h.oop());
            return r;
        }
    }

    private static long referent(Handle reference) {
        return RawMemory.getLong(reference.oop() + SyntheticKlasses.LAYOUT.referent());
    }

    @Test
    void referencesAreClearedByStrength() {
        try (HandleScope scope = t.handles().open()) {
            Handle live = scope.handle(newNode(1));
            Handle weakLive = scope.handle(newReference(ReferenceStrength.WEAK, live.oop()));
            Handle weakDead = scope.handle(newReference(ReferenceStrength.WEAK, newNode(2)));
            Handle phantomDead = scope.handle(newReference(ReferenceStrength.PHANTOM, newNode(3)));
            Handle last = scope.handle(newReference(ReferenceStrength.FINAL, newNode(4)));
            heap.collect(t, GcCause.SYSTEM_GC);
            assertEquals(live.oop(), referent(weakLive));
            assertEquals(0, referent(weakDead));
            assertEquals(0, referent(phantomDead));
            assertEquals(4, RawMemory.getInt(referent(last) + VALUE));
            assertEquals(last.oop(), RawMemory.getLong(last.oop() + SyntheticKlasses.LAYOUT.next()));
            List<Long> pending = new ArrayList<>();
            for (long r = heap.takePendingReferences(); r != 0; r = RawMemory.getLong(r + SyntheticKlasses.LAYOUT.discovered())) {
                pending.add(r);
            }
            assertEquals(java.util.Set.of(weakDead.oop(), phantomDead.oop(), last.oop()), new java.util.HashSet<>(pending));
            assertEquals(3, pending.size());
        }
    }

    @Test
    void pendingReferencesSurviveUntilTaken() {
        try (HandleScope scope = t.handles().open()) {
            scope.handle(newReference(ReferenceStrength.WEAK, newNode(2)));
            heap.collect(t, GcCause.SYSTEM_GC);
        }
        heap.collect(t, GcCause.SYSTEM_GC);
        assertTrue(heap.hasPendingReferences());
        assertEquals(0, RawMemory.getLong(heap.takePendingReferences() + SyntheticKlasses.LAYOUT.discovered()));
        assertEquals(0, heap.takePendingReferences());
    }

    @Test
    void phantomWaitsForFinalizer() {
        try (HandleScope scope = t.handles().open()) {
            Handle object = scope.handle(newNode(5));
            Handle last = scope.handle(newReference(ReferenceStrength.FINAL, object.oop()));
            Handle phantom = scope.handle(newReference(ReferenceStrength.PHANTOM, object.oop()));
            object.set(0);
            heap.collect(t, GcCause.SYSTEM_GC);
            assertNotEquals(0, referent(phantom));
            RawMemory.putLong(last.oop() + SyntheticKlasses.LAYOUT.referent(), 0);
            heap.takePendingReferences();
            heap.collect(t, GcCause.SYSTEM_GC);
            assertEquals(0, referent(phantom));
        }
    }

    @Test
    void softReferencesGoBeforeMemoryRunsOut() {
        try (HandleScope scope = t.handles().open()) {
            Handle soft = scope.handle(newReference(ReferenceStrength.SOFT, newNode(6)));
            RawMemory.putLong(soft.oop() + SyntheticKlasses.LAYOUT.timestamp(), Long.MAX_VALUE - 1);
            heap.collect(t, GcCause.SYSTEM_GC);
            assertNotEquals(0, referent(soft));
            assertEquals(0, newArray(bytes, 1 << 30, 16 + (1L << 30)));
            assertEquals(0, referent(soft));
        }
    }

    @Test
    void globalAndWeakReferencesFollowTheirObjects() {
        GlobalRef strong = GlobalRefs.create(newNode(8));
        WeakRef same = WeakRef.create(strong.oop());
        WeakRef dead = WeakRef.create(newNode(9));
        heap.collect(t, GcCause.SYSTEM_GC);
        assertEquals(8, RawMemory.getInt(strong.oop() + VALUE));
        assertEquals(strong.oop(), same.oop());
        assertEquals(0, dead.oop());
        strong.release();
        same.release();
        dead.release();
    }

    @Test
    void hashAndLockSurviveMoving() {
        try (HandleScope scope = t.handles().open()) {
            Handle object = scope.handle(newNode(1));
            int hash = monitors.identityHash(t, object.oop());
            monitors.enter(t, object.oop());
            monitors.enter(t, object.oop());
            heap.collect(t, GcCause.SYSTEM_GC);
            assertEquals(hash, monitors.identityHash(t, object.oop()));
            assertTrue(monitors.isOwner(t, object.oop()));
            assertEquals(MonitorTable.Outcome.DONE, monitors.exit(t, object.oop()));
            assertEquals(MonitorTable.Outcome.DONE, monitors.exit(t, object.oop()));
            assertEquals(MonitorTable.Outcome.NOT_OWNER, monitors.exit(t, object.oop()));
        }
    }

    @Test
    void idleMonitorsAreDeflated() {
        try (HandleScope scope = t.handles().open()) {
            Handle object = scope.handle(newNode(1));
            for (int i = 0; i < 100; i++) {
                monitors.enter(t, object.oop());
            }
            assertEquals(1, monitors.inflatedCount());
            int hash = monitors.identityHash(t, object.oop());
            heap.collect(t, GcCause.SYSTEM_GC);
            assertEquals(1, monitors.inflatedCount());
            for (int i = 0; i < 100; i++) {
                assertEquals(MonitorTable.Outcome.DONE, monitors.exit(t, object.oop()));
            }
            heap.collect(t, GcCause.SYSTEM_GC);
            assertEquals(0, monitors.inflatedCount());
            assertEquals(hash, monitors.identityHash(t, object.oop()));
            assertEquals((long) hash << 32, RawMemory.getLong(object.oop()));
        }
    }

    @Test
    void verifierFindsABadReference() {
        try (HandleScope scope = t.handles().open()) {
            Handle object = scope.handle(newNode(1));
            RawMemory.putLong(object.oop() + LEFT, object.oop() + 4);
            assertThrows(HeapCorruption.class, () -> heap.collect(t, GcCause.SYSTEM_GC));
            RawMemory.putLong(object.oop() + LEFT, 0);
        }
    }
}
