package org.stubarchive.natives.lang;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;
import org.stubarchive.vm.threads.JavaThread;

/** Waits for the end of child processes. */
final class ProcessExits {
    private static final int NO_CHILD = -2;
    private static final int P_PID = 1;
    private static final int WEXITED = 4;
    private static final int WNOWAIT = 0x0100_0000;
    /** {@code siginfo_t} of 64-bit Linux: code and status of a child. */
    private static final int INFO_SIZE = 128;
    private static final int INFO_CODE = 8;
    private static final int INFO_STATUS = 24;
    private static final int CLD_EXITED = 1;
    private static final int SIGNAL_BASE = 128;

    private ProcessExits() {}

    /**
     * Waits until a child process has ended.
     *
     * @param reap whether to remove it from the process table
     * @return exit status, 128 and the signal's number if one killed it; -2 if there is no such child; -1 on failure
     */
    static int await(JavaThread t, long pid, boolean reap) {
        try (NativeBytes info = NativeBytes.ofSize(INFO_SIZE)) {
            int result;
            do {
                result = Posix.callIntBlocking(t, "waitid", P_PID, pid, info.address(), reap ? WEXITED : WEXITED | WNOWAIT, 0);
            } while (result == -ErrorText.EINTR);
            if (result == -ErrorText.ECHILD) {
                return NO_CHILD;
            }
            if (result < 0) {
                return -1;
            }
            int status = RawMemory.getInt(info.address() + INFO_STATUS);
            return RawMemory.getInt(info.address() + INFO_CODE) == CLD_EXITED ? status : SIGNAL_BASE + status;
        }
    }
}
