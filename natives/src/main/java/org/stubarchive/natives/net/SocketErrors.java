package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.posix.ErrorText;

/** Exceptions of failed socket calls. */
final class SocketErrors {
    private SocketErrors() {}

    /** Gives a result that is not negative; a negative one is an error number. */
    static int check(NativeCall c, int result) {
        if (result < 0) {
            throw exception(c, -result);
        }
        return result;
    }

    /** The exception for an error number. */
    static GuestException exception(NativeCall c, int errno) {
        return c.exception(className(errno), ErrorText.of(errno));
    }

    private static String className(int errno) {
        switch (errno) {
            case ErrorText.EPROTO:
                return "java/net/ProtocolException";
            case ErrorText.ECONNREFUSED:
            case ErrorText.ETIMEDOUT:
            case ErrorText.ENOTCONN:
                return "java/net/ConnectException";
            case ErrorText.EHOSTUNREACH:
                return "java/net/NoRouteToHostException";
            case ErrorText.EADDRINUSE:
            case ErrorText.EADDRNOTAVAIL:
            case ErrorText.EACCES:
                return "java/net/BindException";
            default:
                return "java/net/SocketException";
        }
    }
}
