package org.stubarchive.natives.zip;

import java.util.HashMap;
import java.util.Map;

/** Host streams by the number that the guest holds as the address of its native stream. */
final class StreamTable<S> {
    private final Map<Long, S> streams = new HashMap<>();
    private long last;

    /** Enters a stream and gives its number, never 0. */
    long add(S stream) {
        last++;
        streams.put(last, stream);
        return last;
    }

    /**
     * The stream with the given number.
     *
     * @throws IllegalArgumentException if there is none
     */
    S get(long number) {
        S stream = streams.get(number);
        if (stream == null) {
            throw new IllegalArgumentException("no stream " + number);
        }
        return stream;
    }

    /** Removes a stream and gives it. */
    S remove(long number) {
        S stream = get(number);
        streams.remove(number);
        return stream;
    }
}
