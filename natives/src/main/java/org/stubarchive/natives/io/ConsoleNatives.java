package org.stubarchive.natives.io;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.io.Console}. */
@NativesOf("java/io/Console")
final class ConsoleNatives {
    private static final int STDIN_AND_STDOUT = 0x3;

    @Native(value = "encoding()Ljava/lang/String;", last = 17)
    static @Oop long encoding() {
        return 0;
    }

    @Native(value = "istty()Z", last = 17)
    static boolean istty() {
        return (Terminal.attached() & STDIN_AND_STDOUT) == STDIN_AND_STDOUT;
    }

    @Native(value = "echo(Z)Z", last = 17)
    static boolean echo(NativeCall c, boolean on) {
        return Terminal.echo(c, on);
    }

    @Native(value = "ttyStatus()I", first = 25)
    static int ttyStatus() {
        return Terminal.attached();
    }
}
