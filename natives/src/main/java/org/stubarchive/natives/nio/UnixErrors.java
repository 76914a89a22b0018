package org.stubarchive.natives.nio;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.calls.GuestException;

/** {@code sun.nio.fs.UnixException}s for failed calls. */
final class UnixErrors {
    private UnixErrors() {}

    /** Gives a result that is not negative; a negative one is an error number. */
    static int check(NativeCall c, int result) {
        if (result < 0) {
            throw exception(c, -result);
        }
        return result;
    }

    /** Gives a result that is not negative; a negative one is an error number. */
    static long check(NativeCall c, long result) {
        if (result < 0) {
            throw exception(c, (int) -result);
        }
        return result;
    }

    /** An exception to throw for an error number. */
    static GuestException exception(NativeCall c, int errno) {
        long exception = c.objects().construct(c.thread(), "sun/nio/fs/UnixException", "(I)V", errno);
        return c.thread().setPending(exception);
    }
}
