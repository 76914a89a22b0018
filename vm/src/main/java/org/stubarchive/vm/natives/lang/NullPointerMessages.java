package org.stubarchive.vm.natives.lang;

import org.stubarchive.vm.natives.NativeCall;

/** Messages that tell which expression was null. */
final class NullPointerMessages {
    private NullPointerMessages() {}

    /** The message for the exception that is the receiver; null if there is nothing to say. */
    static String of(NativeCall c) {
        return null;
    }
}
