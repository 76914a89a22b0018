package org.stubarchive.natives.misc;

import jdk.internal.misc.Signal;
import org.stubarchive.vm.VirtualMachine;

/** Hands signals that the host receives on to {@code jdk.internal.misc.Signal.dispatch} of the guest. */
final class SignalBridge implements Signal.Handler {
    private final VirtualMachine vm;

    private SignalBridge(VirtualMachine vm) {
        this.vm = vm;
    }

    /** Installs a handler with the host; false if the host keeps the signal to itself. */
    static boolean install(VirtualMachine vm, String name, long handler) {
        Signal.Handler chosen = GuestSignals.isDispatched(handler) ? new SignalBridge(vm)
                : GuestSignals.isIgnored(handler) ? Signal.Handler.SIG_IGN : Signal.Handler.SIG_DFL;
        try {
            ReleasedSignals.of(vm).remember(name, Signal.handle(new Signal(name), chosen));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Runs in a thread of the host. */
    @Override
    public void handle(Signal signal) {
        vm.signalReceived(signal.getNumber());
        vm.runAttached("SIG" + signal.getName() + " dispatch", new SignalDispatch(vm, signal.getNumber()));
    }
}
