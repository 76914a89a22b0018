package org.stubarchive.natives.nio;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.ErrorText;

/** Results of channel operations: counts, or one of the negative codes of {@code sun.nio.ch.IOStatus}. */
final class ChannelResults {
    /** End of the stream. */
    static final int END = -1;
    /** Nothing can be done without blocking. */
    static final int UNAVAILABLE = -2;
    /** A signal ended the call. */
    static final int INTERRUPTED = -3;
    /** The platform cannot do this. */
    static final int UNSUPPORTED = -4;
    /** The platform cannot do this for these files. */
    static final int UNSUPPORTED_CASE = -6;

    private ChannelResults() {}

    /** Result of reading, given the count or a negative error number; 0 bytes are the end. */
    static long ofRead(NativeCall c, long result) {
        return result == 0 ? END : ofOther(c, result);
    }

    /** Result of an operation other than reading. */
    static long ofOther(NativeCall c, long result) {
        if (result >= 0) {
            return result;
        }
        if (result == -ErrorText.EAGAIN) {
            return UNAVAILABLE;
        }
        if (result == -ErrorText.EINTR) {
            return INTERRUPTED;
        }
        throw FileDescriptors.failure(c, (int) -result);
    }
}
