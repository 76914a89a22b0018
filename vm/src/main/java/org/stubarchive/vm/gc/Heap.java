package org.stubarchive.vm.gc;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.oops.ArrayKlass;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Mirrors;
import org.stubarchive.vm.threads.JavaThread;

/**
 * Allocation of guest objects with the errors that the language prescribes. Every allocation may collect: raw references that the caller
 * has are invalid afterwards.
 *
 * <p>Has no state of its own.
 */
public final class Heap implements Mirrors.Allocator {
    /** Longest array, as {@code java} allows it: two words of header are kept out of the count. */
    public static final int MAX_ARRAY_LENGTH = Integer.MAX_VALUE - 2;

    private static final String HEAP_SPACE = "Java heap space";
    private static final String ARRAY_LIMIT = "Requested array size exceeds VM limit";

    private final SemispaceHeap spaces;
    private AllocationErrors errors;

    /** Allocation in the given spaces. */
    public Heap(SemispaceHeap spaces) {
        this.spaces = spaces;
    }

    /** Sets what makes the errors, which are objects of this heap themselves; once, before anything is allocated. */
    public void connect(AllocationErrors made) {
        errors = made;
    }

    /** The memory behind. */
    public SemispaceHeap spaces() {
        return spaces;
    }

    /**
     * Allocates an instance with all fields zero. Initialisation of the class and abstractness are not checked.
     *
     * @throws org.stubarchive.vm.calls.GuestException OutOfMemoryError
     */
    public long allocateInstance(JavaThread t, InstanceKlass k) {
        return allocate(t, k, k.instanceSize());
    }

    /**
     * Allocates an array with all elements zero.
     *
     * @param length at least 0
     * @throws org.stubarchive.vm.calls.GuestException OutOfMemoryError
     */
    public long allocateArray(JavaThread t, ArrayKlass k, int length) {
        if (length > MAX_ARRAY_LENGTH) {
            throw errors.outOfMemory(t, ARRAY_LIMIT);
        }
        long array = allocate(t, k, k.sizeInBytes(length));
        RawMemory.putInt(array + ObjectLayout.ARRAY_LENGTH, length);
        return array;
    }

    /**
     * Allocates an array, checking its length.
     *
     * @throws org.stubarchive.vm.calls.GuestException NegativeArraySizeException or OutOfMemoryError
     */
    public long allocateArrayChecked(JavaThread t, ArrayKlass k, int length) {
        if (length < 0) {
            throw errors.negativeArraySize(t, length);
        }
        return allocateArray(t, k, length);
    }

    /**
     * Allocates an instance of {@code java.lang.Class} that has room for the static fields of the type that it stands for.
     *
     * @param bytes size with the statics
     */
    @Override
    public long allocateMirror(JavaThread t, InstanceKlass classKlass, int bytes) {
        return allocate(t, classKlass, (long) bytes);
    }

    private long allocate(JavaThread t, Klass k, long bytes) {
        long block = spaces.allocate(t, bytes);
        if (block == 0) {
            throw errors.outOfMemory(t, HEAP_SPACE);
        }
        RawMemory.putInt(block + ObjectLayout.KLASS, (int) k.address());
        return block;
    }

    /** Copies an object: the copy has a neutral mark. Allocates. */
    public long copy(JavaThread t, long original) {
        try (HandleScope scope = t.handles().open()) {
            Handle h = scope.handle(original);
            long bytes = spaces.sizeOf(original);
            long copy = spaces.allocate(t, bytes);
            if (copy == 0) {
                throw errors.outOfMemory(t, HEAP_SPACE);
            }
            RawMemory.copy(h.oop() + ObjectLayout.KLASS, copy + ObjectLayout.KLASS, bytes - ObjectLayout.KLASS);
            return copy;
        }
    }

    /** Adds a provider of roots. */
    public void addRoots(RootProvider provider) {
        spaces.addRoots(provider);
    }

    /** Adds a table of weak references. */
    public void addWeak(WeakTable table) {
        spaces.addWeak(table);
    }

    /** Stops the world and collects. Raw references are invalid afterwards. */
    public void collect(JavaThread t, GcCause cause) {
        spaces.collect(t, cause);
    }

    /** Bytes that are allowed now, as {@code Runtime.totalMemory}. */
    public long totalMemory() {
        return spaces.totalMemory();
    }

    /** Bytes that can be allocated without growing, as {@code Runtime.freeMemory}. */
    public long freeMemory() {
        return spaces.freeMemory();
    }

    /** Greatest size, as {@code Runtime.maxMemory}. */
    public long maxMemory() {
        return spaces.maxMemory();
    }

    /** Counters. */
    public GcStatistics statistics() {
        return spaces.statistics();
    }
}
