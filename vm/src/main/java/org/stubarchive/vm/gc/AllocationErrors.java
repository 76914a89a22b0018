package org.stubarchive.vm.gc;

import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.threads.JavaThread;

/** Makes the errors of allocations that fail. The caller throws what it gets. */
public interface AllocationErrors {
    /** {@code OutOfMemoryError}, without running guest code or loading classes. */
    GuestException outOfMemory(JavaThread t, String message);

    /** {@code NegativeArraySizeException}. */
    GuestException negativeArraySize(JavaThread t, int length);
}
