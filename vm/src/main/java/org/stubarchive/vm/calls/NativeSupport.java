package org.stubarchive.vm.calls;

import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** What the VM needs of its implementation of native methods: the methods themselves, and strings. */
public interface NativeSupport {
    /**
     * Calls the native method whose frame is on top.
     *
     * @param fp frame pointer of that frame
     * @return raw bits of the result
     */
    long call(JavaThread t, Method method, long fp);

    /** A new guest string; 0 for {@code null}. Allocates. */
    long string(JavaThread t, String text);

    /** The interned guest string with this text. Allocates. */
    long intern(JavaThread t, String text);

    /** Text of a guest string, {@code null} for 0. */
    String text(long string);

    /** {@code System.arraycopy}. */
    void arrayCopy(JavaThread t, long source, int sourcePosition, long destination, int destinationPosition, int length);
}
