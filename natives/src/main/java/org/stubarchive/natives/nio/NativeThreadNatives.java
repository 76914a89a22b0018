package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.NativeThread}: threads that wait in a system call are woken by a signal whose handler does nothing. */
public final class NativeThreadNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init()V",
        "current()J",
        "current0()J",
        "signal(J)V",
        "signal0(J)V",
        "supportPendingSignals0()Z",
    };
    /** A real-time signal that neither the host nor the C library uses for itself. */
    private static final int WAKE_SIGNAL = 62;
    /** {@code struct sigaction} of the C library; all but the handler is 0: no restart of system calls. */
    private static final int SIGACTION_SIZE = 152;

    private boolean installed;

    /** The natives. */
    public NativeThreadNatives() {
        super("sun/nio/ch/NativeThread", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init()V
                install();
                return 0;
            case 1: // current()J
            case 2: // current0()J
                return Posix.call("gettid");
            case 3: // signal(J)V
            case 4: // signal0(J)V
                Posix.call("tgkill", Posix.call("getpid"), c.longAt(0), WAKE_SIGNAL);
                return 0;
            case 5: // supportPendingSignals0()Z
                return 0;
            default:
                throw noSuchNative(index);
        }
    }

    private void install() {
        if (installed) {
            return;
        }
        try (NativeBytes action = NativeBytes.ofSize(SIGACTION_SIZE)) {
            // A function of the C library that takes an int and has no effect.
            RawMemory.putLong(action.address(), Libc.address("abs"));
            Libc.sigaction(WAKE_SIGNAL, action.address(), 0);
        }
        installed = true;
    }
}
