package org.stubarchive.vm.posix;

import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.NativeSection;

/** Calls functions of the C library. A failure, which the function reports as -1, is given as the negative error number. */
public final class Posix {
    private static final int FAILURE = -1;

    private Posix() {}

    /** Calls a function that gives an {@code int}. */
    public static int call(String function) {
        return call(function, 0, 0, 0, 0, 0);
    }

    /** Calls a function that gives an {@code int}. */
    public static int call(String function, long a0) {
        return call(function, a0, 0, 0, 0, 0);
    }

    /** Calls a function that gives an {@code int}. */
    public static int call(String function, long a0, long a1) {
        return call(function, a0, a1, 0, 0, 0);
    }

    /** Calls a function that gives an {@code int}. */
    public static int call(String function, long a0, long a1, long a2) {
        return call(function, a0, a1, a2, 0, 0);
    }

    /** Calls a function that gives an {@code int}. */
    public static int call(String function, long a0, long a1, long a2, long a3) {
        return call(function, a0, a1, a2, a3, 0);
    }

    /** Calls a function that gives an {@code int}. */
    public static int call(String function, long a0, long a1, long a2, long a3, long a4) {
        int result = (int) NativeCall.call(Libc.address(function), a0, a1, a2, a3, a4, 0);
        return result == FAILURE ? -Libc.errno() : result;
    }

    /** Calls a function that gives a {@code long}, such as {@code ssize_t} or {@code off_t}. */
    public static long callLong(String function, long a0, long a1, long a2, long a3, long a4) {
        long result = NativeCall.call(Libc.address(function), a0, a1, a2, a3, a4, 0);
        return result == FAILURE ? -Libc.errno() : result;
    }

    /** Calls a function that gives a pointer; null means failure. */
    public static long callPointer(String function, long a0, long a1, long a2) {
        return callPointer(function, a0, a1, a2, 0);
    }

    /** Calls a function that gives a pointer; null means failure. */
    public static long callPointer(String function, long a0, long a1, long a2, long a3) {
        long result = NativeCall.call(Libc.address(function), a0, a1, a2, a3, 0, 0);
        return result == 0 ? -Libc.errno() : result;
    }

    /** Calls a function that gives a {@code long} and may block; it runs without the VM lock, on native memory only. */
    public static long callBlocking(JavaThread t, String function, long a0, long a1, long a2, long a3, long a4) {
        long address = Libc.address(function);
        NativeSection section = t.enterNative();
        try {
            long result = NativeCall.call(address, a0, a1, a2, a3, a4, 0);
            return result == FAILURE ? -Libc.errno() : result;
        } finally {
            section.close();
        }
    }

    /** Calls a function that gives an {@code int} and may block; it runs without the VM lock, on native memory only. */
    public static int callIntBlocking(JavaThread t, String function, long a0, long a1, long a2, long a3, long a4) {
        long address = Libc.address(function);
        NativeSection section = t.enterNative();
        try {
            int result = (int) NativeCall.call(address, a0, a1, a2, a3, a4, 0);
            return result == FAILURE ? -Libc.errno() : result;
        } finally {
            section.close();
        }
    }
}
