package org.stubarchive.testing;

/** A test failed in the other JVM: the message is the stack trace there, the one here means nothing. */
final class RemoteFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    RemoteFailure(String trace) {
        super(trace);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
