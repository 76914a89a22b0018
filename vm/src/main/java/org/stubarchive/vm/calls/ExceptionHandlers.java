package org.stubarchive.vm.calls;

import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** What the unwinder has to ask about an exception and to do on its way. Each may run guest code. */
public interface ExceptionHandlers {
    /**
     * Whether a catch clause takes an exception.
     *
     * @param catchType constant pool index of the clause's class
     * @throws GuestException if the class cannot be resolved
     */
    boolean catches(JavaThread t, Method method, int catchType, long exception);

    /**
     * Unlocks the object of a synchronized method that ends.
     *
     * @throws GuestException if the thread does not own it
     */
    void unlock(JavaThread t, long object);

    /** Told that the thread goes on at a handler. */
    void caught(JavaThread t, Method method, int handler, long exception);
}
