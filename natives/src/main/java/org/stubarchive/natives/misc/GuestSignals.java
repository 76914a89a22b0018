package org.stubarchive.natives.misc;

import java.util.HashMap;
import java.util.Map;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.VmFlag;
import org.stubarchive.vm.posix.Posix;

/** Signals of the guest: numbers, and the handlers that it asked for. */
final class GuestSignals {
    /** Handler values of {@code Signal.handle0}: default action and ignore; all others are the library's own dispatcher. */
    private static final long DEFAULT = 0;
    private static final long IGNORE = 1;
    /** Result of {@code handle0} for a signal that the virtual machine keeps to itself. */
    private static final long REFUSED = -1;

    private static final String[] NAMES = {null, "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
        "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH",
        "IO", "PWR", "SYS"};
    private static final Map<Integer, Long> HANDLERS = new HashMap<>();

    private GuestSignals() {}

    /** Number of a signal without its SIG prefix, or -1. */
    static int number(String name) {
        String plain = name.startsWith("SIG") ? name.substring(3) : name;
        for (int i = 1; i < NAMES.length; i++) {
            if (NAMES[i].equals(plain)) {
                return i;
            }
        }
        return -1;
    }

    /** Installs a handler and gives the one before. */
    static long handle(NativeCall c, int signal, long handler) {
        if (signal <= 0 || signal >= NAMES.length || isReserved(NAMES[signal]) || c.vm().options().isOn(VmFlag.REDUCE_SIGNAL_USAGE) && isForShutdown(NAMES[signal])) {
            return REFUSED;
        }
        if (!SignalBridge.install(c.vm(), NAMES[signal], handler)) {
            return REFUSED;
        }
        Long before = HANDLERS.put(signal, handler);
        return before == null ? DEFAULT : before;
    }

    /** Whether faults of generated code, or the host itself, depend on the signal. */
    private static boolean isReserved(String name) {
        switch (name) {
            case "SEGV":
            case "BUS":
            case "ILL":
            case "FPE":
            case "TRAP":
            case "KILL":
            case "STOP":
            case "QUIT":
            case "USR1":
                return true;
            default:
                return false;
        }
    }

    /** Whether the signal runs the shutdown hooks by default. */
    private static boolean isForShutdown(String name) {
        return name.equals("HUP") || name.equals("INT") || name.equals("TERM");
    }

    /** Sends the signal to this process. */
    static long raise(int signal) {
        Posix.call("kill", Posix.call("getpid"), signal);
        return 0;
    }

    /** Whether a handler value means the guest's own handler. */
    static boolean isDispatched(long handler) {
        return handler != DEFAULT && handler != IGNORE;
    }

    /** Whether a handler value means to ignore the signal. */
    static boolean isIgnored(long handler) {
        return handler == IGNORE;
    }
}
