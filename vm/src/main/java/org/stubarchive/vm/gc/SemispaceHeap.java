package org.stubarchive.vm.gc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.loader.os.OsException;
import org.stubarchive.loader.os.ShortageException;
import org.stubarchive.vm.locks.LockRank;
import org.stubarchive.vm.locks.RuntimeLock;
import org.stubarchive.vm.log.LogTopic;
import org.stubarchive.vm.log.VmLog;
import org.stubarchive.vm.memory.SlotArray;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.Safepoints;
import org.stubarchive.vm.threads.ThreadRegistry;

/**
 * The heap: two spaces of the maximum size each, of which one is in use and both are backed by memory as far as the capacity, and the policy when
 * to collect and how much may be allocated until then. Allocation here takes raw sizes; {@link Heap} adds the rules of the language.
 *
 * <p>A thread's allocation buffer is its own. Free space, capacity and the list of pending references are guarded by the refill lock; a collection changes them while the
 * world is stopped. Everything else is set at the start.
 */
public final class SemispaceHeap {
    private static final long MIN_TLAB = 8L << 10;
    private static final long MAX_TLAB = 256L << 10;
    private static final int TLABS_PER_CYCLE = 64;
    private static final int DIRECT_FRACTION = 4;
    private static final int GROWTH_NUMERATOR = 5;
    private static final int GROWTH_DENOMINATOR = 2;
    private static final long SOFT_MILLIS_PER_FREE_MIB = 1000;
    /** Bytes beyond the maximum that only the creation of an OutOfMemoryError may use. */
    private static final long RESERVE = 128L << 10;
    private static final long HOST_ROOM = 16L << 20;

    private final ThreadRegistry threads;
    private final Safepoints safepoints;
    private final VmLog log;
    private final ObjectShapes shapes;
    private final CopyingCollector collector;
    private final HeapVerifier verifier;
    private final GcStatistics statistics = new GcStatistics();
    private final List<RootProvider> roots = new ArrayList<>();
    private final List<WeakTable> weakTables = new ArrayList<>();
    private final SlotArray pending = new SlotArray();
    private final long maxBytes;
    private Space current;
    private Space other;
    private long capacity;
    private final RuntimeLock refill = new RuntimeLock(LockRank.REFILL);
    private volatile int stressInterval;
    private final AtomicInteger stressCountdown = new AtomicInteger();

    /**
     * Reserves the memory.
     *
     * @param maxBytes greatest size of what is in use
     * @param initialBytes bytes that may be allocated before the first collection, at most {@code maxBytes}
     * @param verifier checks before and after each collection, or {@code null}
     * @throws ShortageException if the system has no room
     */
    public SemispaceHeap(ThreadRegistry threads, Safepoints safepoints, VmLog log, ObjectShapes shapes, long maxBytes, long initialBytes, HeapVerifier verifier) {
        this.threads = threads;
        this.safepoints = safepoints;
        this.log = log;
        this.shapes = shapes;
        this.maxBytes = maxBytes;
        this.verifier = verifier;
        long size = NativeMemory.roundToPages(maxBytes + RESERVE);
        try {
            current = new Space(size);
            other = new Space(size);
        } catch (OsException e) {
            throw ShortageException.ofMemory("the heap, two halves of " + (maxBytes >> 20) + " MiB,", 2 * size, "choose a smaller -Xmx", e);
        }
        capacity = Math.min(initialBytes, maxBytes);
        try {
            commit(capacity);
        } catch (OsException e) {
            throw ShortageException.ofMemory("the initial heap, two halves of " + (capacity >> 20) + " MiB,", 2 * capacity, "choose a smaller -Xms", e);
        }
        collector = new CopyingCollector(shapes);
        roots.add(GlobalRefs.get());
    }

    /** Adds a provider of roots. */
    public void addRoots(RootProvider provider) {
        roots.add(provider);
    }

    /** Adds a table of weak references. */
    public void addWeak(WeakTable table) {
        weakTables.add(table);
    }

    /** Counters. */
    public GcStatistics statistics() {
        return statistics;
    }

    /**
     * From now on, collects at every n-th allocation; thread-local buffers are not used any more, so every allocation comes here.
     *
     * @param n at least 1
     */
    public void startStress(JavaThread t, int n) {
        safepoints.begin(t);
        try {
            retireBuffers();
            stressInterval = n;
            stressCountdown.set(n);
        } finally {
            safepoints.end(t);
        }
    }

    /**
     * Allocates a zeroed block for an object.
     *
     * @param bytes size, a multiple of 8, at least 16
     * @return 0 if there is no room even after a collection that cleared all soft references
     */
    public long allocate(JavaThread t, long bytes) {
        if (stressInterval != 0 && stressCountdown.decrementAndGet() <= 0) {
            stressCountdown.set(stressInterval);
            collect(t, GcCause.STRESS);
        }
        long block = tryAllocate(t, bytes);
        for (long seen = statistics.collections(); block == 0 && collectOnce(t, seen); seen = statistics.collections()) {
            block = tryAllocate(t, bytes);
        }
        if (block == 0) {
            block = tryAllocate(t, bytes);
        }
        if (block == 0 && growFor(bytes)) {
            block = tryAllocate(t, bytes);
        }
        if (block == 0) {
            collect(t, GcCause.LAST_RESORT);
            growFor(bytes);
            block = tryAllocate(t, bytes);
        }
        return block;
    }

    /**
     * Collects, unless another thread has since there were {@code seen} collections.
     *
     * @return whether another thread did
     */
    private boolean collectOnce(JavaThread t, long seen) {
        safepoints.begin(t);
        try {
            boolean late = statistics.collections() != seen;
            if (!late) {
                collectStopped(GcCause.ALLOCATION);
            }
            return late;
        } finally {
            safepoints.end(t);
        }
    }

    private long tryAllocate(JavaThread t, long bytes) {
        long topSlot = t.block() + ThreadBlockLayout.TLAB_TOP;
        long top = RawMemory.getLong(topSlot);
        if (bytes <= RawMemory.getLong(t.block() + ThreadBlockLayout.TLAB_END) - top) {
            RawMemory.putLong(topSlot, top + bytes);
            return top;
        }
        long tlab = stressInterval != 0 ? 0 : tlabSize();
        if (bytes > tlab / DIRECT_FRACTION || t.usesReserve()) {
            return take(t, bytes, bytes);
        }
        retire(t);
        long buffer = take(t, bytes, tlab);
        if (buffer != 0) {
            RawMemory.putLong(topSlot, buffer + bytes);
        }
        return buffer;
    }

    /**
     * Takes free space: as much as is wanted or left, if that is enough. More than is needed becomes the thread's buffer.
     *
     * @return 0 if there is not even what is needed
     */
    private long take(JavaThread t, long needed, long wanted) {
        long size;
        long dirtyEnd;
        long block;
        refill.lock();
        try {
            size = Math.min(wanted, room(t));
            if (size < needed) {
                return 0;
            }
            dirtyEnd = current.dirtyEnd();
            block = current.take(size);
        } finally {
            refill.unlock();
        }
        Space.clear(block, Math.min(block + size, dirtyEnd));
        if (wanted > needed) {
            t.addAllocatedBytes(size);
            RawMemory.putLong(t.block() + ThreadBlockLayout.TLAB_END, block + size);
        }
        return block;
    }

    private long tlabSize() {
        long size = capacity / ((long) TLABS_PER_CYCLE * Math.max(1, threads.count()));
        return Math.max(MIN_TLAB, Math.min(MAX_TLAB, size)) & -ObjectLayout.ALIGNMENT;
    }

    private long room(JavaThread t) {
        return (t.usesReserve() ? capacity + RESERVE : capacity) - current.used();
    }

    /** Makes memory usable for a capacity, in both halves: a collection never has to ask for more. */
    private void commit(long bytes) {
        current.commit(bytes + RESERVE);
        other.commit(bytes + RESERVE);
    }

    /** Raises the capacity, under the refill lock; says whether the system has memory for it, and leaves some for the host JVM, which cannot go on without. */
    private boolean growTo(long bytes) {
        if (bytes > capacity) {
            try {
                commit(bytes);
                NativeMemory.requireRoom(HOST_ROOM);
            } catch (OsException e) {
                current.uncommit(capacity + RESERVE);
                other.uncommit(capacity + RESERVE);
                return false;
            }
            capacity = bytes;
        }
        return true;
    }

    private boolean growFor(long bytes) {
        refill.lock();
        try {
            long needed = current.used() + bytes;
            return needed <= maxBytes && growTo(needed);
        } finally {
            refill.unlock();
        }
    }

    /** Largest number of bytes that generated code may allocate by itself. */
    public static long fastAllocationLimit() {
        return MAX_TLAB / DIRECT_FRACTION;
    }

    private static void retire(JavaThread t) {
        long block = t.block();
        Space.fill(RawMemory.getLong(block + ThreadBlockLayout.TLAB_TOP), RawMemory.getLong(block + ThreadBlockLayout.TLAB_END));
        RawMemory.putLong(block + ThreadBlockLayout.TLAB_TOP, 0);
        RawMemory.putLong(block + ThreadBlockLayout.TLAB_END, 0);
    }

    /** Gives a thread's buffer back; for threads that end. */
    public void retireBuffer(JavaThread t) {
        retire(t);
    }

    private void retireBuffers() {
        for (int i = 0; i < threads.count(); i++) {
            retire(threads.at(i));
        }
    }

    /** Stops the world and collects. Raw references are invalid afterwards. */
    public void collect(JavaThread t, GcCause cause) {
        safepoints.begin(t);
        try {
            collectStopped(cause);
        } finally {
            safepoints.end(t);
        }
    }

    private void collectStopped(GcCause cause) {
        long started = System.nanoTime();
        retireBuffers();
        long before = current.used();
        if (verifier != null) {
            verifier.verify(current, "before collection");
            for (int i = 0; i < roots.size(); i++) {
                roots.get(i).visitRoots(verifier);
            }
        }
        copyLive(cause);
        long live = collector.top() - other.start;
        Space old = current;
        other.filledTo(collector.top());
        current = other;
        other = old;
        resize(live);
        old.reset(capacity);
        if (verifier != null) {
            verifier.verify(current, "after collection");
        }
        long nanos = System.nanoTime() - started;
        statistics.collected(before, live, nanos);
        if (log.isOn(LogTopic.GC)) {
            log.line(LogTopic.GC, String.format("collection %d (%s): %dK -> %dK, capacity %dK, %d references enqueued, %.3f ms", statistics.collections(),
                    cause.text(), before >> 10, live >> 10, capacity >> 10, collector.references().enqueued(), nanos / 1e6));
        }
        if (collector.references().enqueued() > 0) {
            threads.wakePendingWaiter();
        }
    }

    private void copyLive(GcCause cause) {
        ReferenceLayout layout = shapes.references();
        collector.begin(current, other);
        collector.references().begin(layout, softDeadline(layout, cause));
        for (int i = 0; i < roots.size(); i++) {
            roots.get(i).visitRoots(collector);
        }
        collector.visit(pending.address(0));
        collector.drain();
        collector.references().process();
        collector.references().appendTo(pending.address(0));
        WeakTable.Liveness liveness = new Survivors(collector);
        GlobalRefs.get().visitWeak(new WeakSlots(liveness));
        for (int i = 0; i < weakTables.size(); i++) {
            weakTables.get(i).update(liveness);
        }
    }

    /** Time of last use before which soft references are cleared; sets the clock that they are stamped with to now. */
    private long softDeadline(ReferenceLayout layout, GcCause cause) {
        if (layout == null) {
            return 0;
        }
        long clockSlot = softClockSlot(layout);
        long clock = clockSlot == 0 ? 0 : RawMemory.getLong(clockSlot);
        setSoftClock(clockSlot);
        if (cause == GcCause.LAST_RESORT) {
            return Long.MAX_VALUE;
        }
        long freeMib = maxBytes - Math.min(maxBytes, current.used()) >> 20;
        return clock - freeMib * SOFT_MILLIS_PER_FREE_MIB;
    }

    /** Starts the clock that soft references are stamped with, as soon as their class is loaded: what is made before the first collection is not old. */
    public void startSoftClock() {
        setSoftClock(softClockSlot(shapes.references()));
    }

    private static void setSoftClock(long clockSlot) {
        if (clockSlot != 0) {
            RawMemory.putLong(clockSlot, System.nanoTime() / 1_000_000);
        }
    }

    private long softClockSlot(ReferenceLayout layout) {
        long mirror = shapes.mirror(layout.softClass());
        return mirror == 0 ? 0 : mirror + layout.clock();
    }

    private void resize(long live) {
        long wanted = live * GROWTH_NUMERATOR / GROWTH_DENOMINATOR;
        growTo(Math.min(maxBytes, wanted));
    }

    /** Head of the list of references that wait for the reference handler; the list becomes empty. */
    public long takePendingReferences() {
        refill.lock();
        try {
            long slot = pending.address(0);
            long head = RawMemory.getLong(slot);
            RawMemory.putLong(slot, 0);
            return head;
        } finally {
            refill.unlock();
        }
    }

    /** Whether references wait for the reference handler. */
    public boolean hasPendingReferences() {
        return RawMemory.getLong(pending.address(0)) != 0;
    }

    /** Bytes that are allowed now, as {@code Runtime.totalMemory}. */
    public long totalMemory() {
        return capacity;
    }

    /** Bytes that can be allocated without growing, as {@code Runtime.freeMemory}. */
    public long freeMemory() {
        return Math.max(0, capacity - usedMemory());
    }

    /** Greatest size, as {@code Runtime.maxMemory}. */
    public long maxMemory() {
        return maxBytes;
    }

    /** Bytes in use, live or not; what is left of thread-local buffers counts as free. */
    public long usedMemory() {
        return current.used() - threads.unusedBufferBytes();
    }

    /** Bytes allocated since the start. */
    public long allocatedBytes() {
        return statistics.allocated(usedMemory());
    }

    /** Whether the address is in the part of the heap that is in use. */
    public boolean contains(long address) {
        return current.contains(address);
    }

    /** Size of an object in bytes. */
    public long sizeOf(long object) {
        return ObjectSizes.bytes(object, shapes);
    }

    /** Shows every object to the visitor, live or not. No thread may allocate meanwhile. */
    public void walk(JavaThread t, ObjectVisitor visitor) {
        safepoints.begin(t);
        try {
            retireBuffers();
            HeapWalk.walk(current, shapes, visitor);
        } finally {
            safepoints.end(t);
        }
    }

    /** Unmaps the heap. */
    public void close() {
        current.close();
        other.close();
    }

    /** Liveness by forwarding. */
    private static final class Survivors implements WeakTable.Liveness {
        private final CopyingCollector collector;

        Survivors(CopyingCollector collector) {
            this.collector = collector;
        }

        @Override
        public long newAddress(long oldAddress) {
            if (!collector.isOld(oldAddress)) {
                return oldAddress;
            }
            return collector.isForwarded(oldAddress) ? collector.forwarded(oldAddress) : 0;
        }
    }

    /** Clears or updates weak slots. */
    private static final class WeakSlots implements RootVisitor {
        private final WeakTable.Liveness liveness;

        WeakSlots(WeakTable.Liveness liveness) {
            this.liveness = liveness;
        }

        @Override
        public void visit(long slot) {
            long object = RawMemory.getLong(slot);
            if (object != 0) {
                RawMemory.putLong(slot, liveness.newAddress(object));
            }
        }
    }
}
