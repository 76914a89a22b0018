package org.stubarchive.natives.misc;

import java.util.HashMap;
import java.util.Map;
import jdk.internal.misc.Signal;
import org.stubarchive.vm.VirtualMachine;

/** The host's own handlers of the signals that the guest handles: back in their place when the guest has ended and cannot handle any more. */
final class ReleasedSignals implements Runnable {
    private static ReleasedSignals instance;

    private final Map<String, Signal.Handler> hosts = new HashMap<>();

    private ReleasedSignals() {}

    /** Those of the machine of this process. */
    static synchronized ReleasedSignals of(VirtualMachine vm) {
        if (instance == null) {
            instance = new ReleasedSignals();
            vm.whenEnded(instance);
        }
        return instance;
    }

    /** Keeps the handler that was there before the guest's first. */
    synchronized void remember(String signal, Signal.Handler before) {
        hosts.putIfAbsent(signal, before);
    }

    @Override
    public synchronized void run() {
        for (Map.Entry<String, Signal.Handler> e : hosts.entrySet()) {
            Signal.handle(new Signal(e.getKey()), e.getValue());
        }
    }
}
