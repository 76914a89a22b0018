package org.stubarchive.natives.io;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** The terminal of the process. */
final class Terminal {
    private static final int STANDARD_STREAMS = 3;
    /** {@code struct termios} of Linux. */
    private static final int TERMIOS_SIZE = 64;
    private static final int LOCAL_FLAGS = 12;
    private static final int ECHO = 8;
    private static final int NOW = 0;

    private Terminal() {}

    /** Which of standard input, output and error are a terminal: bits 0, 1 and 2. */
    static int attached() {
        int streams = 0;
        for (int fd = 0; fd < STANDARD_STREAMS; fd++) {
            streams |= Posix.call("isatty", fd) == 1 ? 1 << fd : 0;
        }
        return streams;
    }

    /** Turns the echo of the terminal on or off and gives what it was. */
    static boolean echo(NativeCall c, boolean on) {
        try (NativeBytes termios = NativeBytes.ofSize(TERMIOS_SIZE)) {
            check(c, Posix.call("tcgetattr", 0, termios.address()));
            int flags = RawMemory.getInt(termios.address() + LOCAL_FLAGS);
            boolean before = (flags & ECHO) != 0;
            RawMemory.putInt(termios.address() + LOCAL_FLAGS, on ? flags | ECHO : flags & ~ECHO);
            check(c, Posix.call("tcsetattr", 0, NOW, termios.address()));
            return before;
        }
    }

    private static void check(NativeCall c, int result) {
        if (result < 0) {
            throw c.exception("java/io/IOException", ErrorText.of(-result));
        }
    }
}
