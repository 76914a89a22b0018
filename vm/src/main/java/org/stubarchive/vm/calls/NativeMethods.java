package org.stubarchive.vm.calls;

import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** The native methods of the class library. */
public interface NativeMethods {
    /**
     * Calls the native method whose frame is on top of the thread's stack.
     *
     * @param fp frame pointer of that frame
     * @return raw bits of the result: integral types extended to 64 bits, bits of floating-point numbers, a raw reference, or 0 for void
     * @throws GuestException what the method throws, or {@code UnsatisfiedLinkError} if it has no implementation
     */
    long call(JavaThread t, Method method, long fp);
}
