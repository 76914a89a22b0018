package org.stubarchive.vm.calls;

import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** Calls guest methods. Anything may happen meanwhile: raw references that the caller holds are invalid afterwards. */
public interface GuestCalls {
    /**
     * Calls a method.
     *
     * @param arguments raw values, the receiver first, one element per argument whatever its size; references are safe
     * @return the raw result
     * @throws GuestException if it throws; the exception is pending
     */
    long call(JavaThread t, Method method, long... arguments);

    /**
     * Calls the method that the receiver's class selects.
     *
     * @param resolved what was found by name
     * @param arguments those behind the receiver
     * @throws GuestException if it throws; the exception is pending
     */
    long callVirtual(JavaThread t, Method resolved, long receiver, long... arguments);
}
