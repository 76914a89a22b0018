package org.stubarchive.vm.natives.io;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;
import org.stubarchive.vm.natives.posix.ErrorText;
import org.stubarchive.vm.natives.posix.NativeBytes;
import org.stubarchive.vm.natives.posix.Posix;

/** {@code java.io.Console}. */
public final class ConsoleNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "encoding()Ljava/lang/String;",
        "istty()Z",
        "echo(Z)Z",
    };
    /** {@code struct termios} of Linux. */
    private static final int TERMIOS_SIZE = 64;
    private static final int LOCAL_FLAGS = 12;
    private static final int ECHO = 8;
    private static final int NOW = 0;

    /** The natives. */
    public ConsoleNatives() {
        super("java/io/Console", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // encoding()Ljava/lang/String;
                return 0;
            case 1: // istty()Z
                return bits(Posix.call("isatty", 0) == 1 && Posix.call("isatty", 1) == 1);
            case 2: // echo(Z)Z
                return bits(echo(c, c.booleanAt(0)));
            default:
                throw noSuchNative(index);
        }
    }

    /** Turns the echo of the terminal on or off and gives what it was. */
    private static boolean echo(NativeCall c, boolean on) {
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
