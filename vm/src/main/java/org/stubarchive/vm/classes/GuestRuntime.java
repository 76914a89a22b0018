package org.stubarchive.vm.classes;

import org.stubarchive.vm.calls.GuestCalls;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.oops.ArrayKlass;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Mirrors;
import org.stubarchive.vm.threads.JavaThread;

/**
 * What class loading and linking need of the rest of the runtime: to allocate, to call guest code and to make guest exceptions. Everything
 * here may collect garbage, so raw references that the caller holds are invalid afterwards. Reference arguments are safe: the callee
 * protects them.
 */
public interface GuestRuntime extends Mirrors.Allocator, GuestCalls {
    /** Makes a guest exception pending. The caller throws what this gives. */
    GuestException exception(JavaThread t, String className, String message);

    /** As {@link #exception(JavaThread, String, String)} with a cause. */
    GuestException exception(JavaThread t, String className, String message, long cause);

    /** Makes {@code OutOfMemoryError} pending, without running guest code or loading classes. */
    GuestException outOfMemory(JavaThread t, String message);

    /** Makes an existing exception object pending. */
    GuestException rethrow(JavaThread t, long exception);

    /** Allocates an instance, all fields zero. */
    long allocateInstance(JavaThread t, InstanceKlass k);

    /** Allocates an array, all elements zero. */
    long allocateArray(JavaThread t, ArrayKlass k, int length);

    /** A class was defined; for tracing. */
    default void defined(InstanceKlass k, String source) {}

    /** The superclasses of a class are initialised, its own initialiser is next (JVMS 5.5 step 9); for tracing. */
    default void initializing(InstanceKlass k) {}

    /** A {@code java.lang.String} with these characters. */
    long string(JavaThread t, String s);

    /** The interned {@code java.lang.String} with these characters. */
    long internedString(JavaThread t, String s);

    /** Characters of a {@code java.lang.String}; {@code null} for 0. */
    String hostString(long oop);

    /** Identity hash code of an object. */
    int identityHash(JavaThread t, long oop);
}
