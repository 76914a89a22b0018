package org.stubarchive.natives.reflect;

import java.util.function.Supplier;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Oops;

/** Guest exceptions that a native is to take as an answer. */
public final class GuestErrors {
    private GuestErrors() {}

    /** Result of the operation, or null if it throws a guest exception of the given boot class, which is then dropped. */
    public static <T> T orNullOn(NativeCall c, String className, Supplier<T> operation) {
        try {
            return operation.get();
        } catch (GuestException e) {
            Klass expected = c.vm().dictionary().bootKlass(className);
            if (!Oops.klass(c.thread().pendingException()).isSubtypeOf(expected)) {
                throw e;
            }
            c.thread().takePending();
            return null;
        }
    }
}
