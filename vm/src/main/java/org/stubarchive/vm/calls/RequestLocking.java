package org.stubarchive.vm.calls;

import java.util.EnumSet;
import java.util.Set;
import org.stubarchive.format.runtime.RuntimeEntry;

/**
 * Which requests are served under the VM lock from their first instruction. The others touch what has locks of its own; where they come to something that has none, that
 * takes the VM lock, and the thread keeps it until it leaves the runtime. Immutable.
 */
public final class RequestLocking {
    private static final Set<RuntimeEntry> WITHOUT = EnumSet.of(
            RuntimeEntry.SAFEPOINT,
            RuntimeEntry.SAFEPOINT_RETURN_REFERENCE,
            RuntimeEntry.SAFEPOINT_RETURN_VALUE,
            RuntimeEntry.NEW_INSTANCE,
            RuntimeEntry.NEW_PRIMITIVE_ARRAY,
            RuntimeEntry.NEW_REFERENCE_ARRAY,
            RuntimeEntry.NEW_MULTI_ARRAY,
            RuntimeEntry.MONITOR_ENTER,
            RuntimeEntry.MONITOR_EXIT,
            RuntimeEntry.CALL_NATIVE,
            RuntimeEntry.RESOLVE_INTERFACE_CALL,
            RuntimeEntry.ARRAYCOPY);

    private final boolean[] locked;

    private RequestLocking(Set<RuntimeEntry> without) {
        int max = 0;
        for (RuntimeEntry e : RuntimeEntry.values()) {
            max = Math.max(max, e.id());
        }
        locked = new boolean[max + 1];
        for (RuntimeEntry e : RuntimeEntry.values()) {
            locked[e.id()] = !without.contains(e);
        }
    }

    /** Each request as it needs it. */
    public static RequestLocking asNeeded() {
        return new RequestLocking(WITHOUT);
    }

    /** All requests under the VM lock: {@code -XX:+UseVmLock}. */
    public static RequestLocking always() {
        return new RequestLocking(EnumSet.noneOf(RuntimeEntry.class));
    }

    boolean needsVmLock(RuntimeEntry request) {
        return locked[request.id()];
    }
}
