package org.stubarchive.vm.attach;

import java.io.IOException;
import org.stubarchive.loader.os.ShortageException;
import org.stubarchive.loader.signal.SignalNotifications;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.VmFlag;
import org.stubarchive.vm.diagnostics.ThreadPrinter;
import org.stubarchive.vm.threads.HostStack;

/** Serves SIGQUIT, which the host JVM would otherwise answer with its own threads: a thread dump, or the start of the {@link AttachListener}. */
public final class SignalDispatcher {
    private static final int SIGHUP = 1;
    private static final int SIGINT = 2;
    private static final int SIGQUIT = 3;
    private static final int SIGTERM = 15;
    /** Signals that {@code -Xrs} leaves alone. */
    private static final int[] REDUCED = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};

    private final VirtualMachine vm;
    private SignalNotifications signals;
    private volatile AttachListener listener;

    /** Of the given machine; not serving yet. */
    public SignalDispatcher(VirtualMachine vm) {
        this.vm = vm;
    }

    /**
     * Serves signals from now on, in a thread of its own; with {@code -Xrs}, gives them their default actions.
     *
     * @throws IOException if the system gives no pipe
     * @throws ShortageException if the system gives no thread
     */
    public void start() throws IOException {
        if (vm.options().isOn(VmFlag.REDUCE_SIGNAL_USAGE)) {
            for (int signal : REDUCED) {
                SignalNotifications.restoreDefault(signal);
            }
            return;
        }
        signals = vm.code().signals();
        Thread dispatcher = new Thread(null, new Dispatch(), "Signal Dispatcher", HostStack.LEAST_BYTES);
        dispatcher.setDaemon(true);
        try {
            dispatcher.start();
        } catch (OutOfMemoryError e) {
            throw ShortageException.ofThread("signals", HostStack.LEAST_BYTES, e);
        }
        signals.take(SIGQUIT);
    }

    /** What the thread does. */
    private final class Dispatch implements Runnable {
        @Override
        public void run() {
            try {
                while (true) {
                    if (signals.next() == SIGQUIT) {
                        quit();
                    }
                }
            } catch (IOException e) {
                System.err.println("stubarchive: warning: signals are not served any more: " + e.getMessage());
            }
        }
    }

    private void quit() {
        try {
            if (!vm.options().isOn(VmFlag.DISABLE_ATTACH_MECHANISM) && listensNow()) {
                return;
            }
        } catch (IOException e) {
            System.err.println("stubarchive: warning: tools cannot attach: " + e.getMessage());
            return;
        }
        String[] dump = {""};
        vm.runUnnamed(t -> dump[0] = new ThreadPrinter(vm).dumpWithHeap(t));
        System.out.print(dump[0]);
        System.out.flush();
    }

    /** Starts the listener if a client has asked for it. */
    private boolean listensNow() throws IOException {
        if (listener == null) {
            listener = new AttachListener(vm, ProcessHandle.current().pid());
        }
        if (!listener.isWanted()) {
            return false;
        }
        listener.start();
        return true;
    }

    /** Ends listening. */
    public void close() {
        AttachListener open = listener;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                System.err.println("stubarchive: warning: " + e.getMessage());
            }
        }
    }
}
