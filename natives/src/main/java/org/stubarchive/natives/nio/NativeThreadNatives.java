package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.NativeThread}: threads that wait in a system call are woken by a signal whose handler does nothing. */
@NativesOf("sun/nio/ch/NativeThread")
final class NativeThreadNatives {
    /** A real-time signal that neither the host nor the C library uses for itself. */
    private static final int WAKE_SIGNAL = 62;
    /** {@code struct sigaction} of the C library; all but the handler is 0: no restart of system calls. */
    private static final int SIGACTION_SIZE = 152;

    private boolean installed;

    @Native("init()V")
    void init() {
        install();
    }

    @Native(value = "current()J", last = 17)
    @Native(value = "current0()J", first = 25)
    static long current() {
        return Posix.call("gettid");
    }

    @Native(value = "signal(J)V", last = 17)
    @Native(value = "signal0(J)V", first = 25)
    static void signal(long tid) {
        Posix.call("tgkill", Posix.call("getpid"), tid, WAKE_SIGNAL);
    }

    @Native(value = "supportPendingSignals0()Z", first = 25)
    static boolean supportPendingSignals0() {
        return false;
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
