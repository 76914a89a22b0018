package org.stubarchive.cli.profile;

import java.util.List;
import org.stubarchive.loader.CodeOrigin;
import org.stubarchive.loader.LoadListener;
import org.stubarchive.loader.Rejection;

/** Tells several listeners, in their order. */
public final class LoadListeners implements LoadListener {
    private final List<LoadListener> listeners;

    /** Tells these. */
    public LoadListeners(List<? extends LoadListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void stubBound(CodeOrigin origin, int staticId, String name, String features, long address, int size, long nanoseconds) {
        for (LoadListener l : listeners) {
            l.stubBound(origin, staticId, name, features, address, size, nanoseconds);
        }
    }

    @Override
    public void stubRejected(Rejection rejection) {
        for (LoadListener l : listeners) {
            l.stubRejected(rejection);
        }
    }

    @Override
    public void stubsGenerated(int wanted, long nanoseconds) {
        for (LoadListener l : listeners) {
            l.stubsGenerated(wanted, nanoseconds);
        }
    }

    @Override
    public void note(String message) {
        for (LoadListener l : listeners) {
            l.note(message);
        }
    }
}
