package org.stubarchive.natives.io;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.io.Console}. */
public final class ConsoleNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "encoding()Ljava/lang/String;",
        "istty()Z",
        "echo(Z)Z",
        "ttyStatus()I",
    };
    private static final int STDIN_AND_STDOUT = 0x3;

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
                return bits((Terminal.attached() & STDIN_AND_STDOUT) == STDIN_AND_STDOUT);
            case 2: // echo(Z)Z
                return bits(Terminal.echo(c, c.booleanAt(0)));
            case 3: // ttyStatus()I
                return Terminal.attached();
            default:
                throw noSuchNative(index);
        }
    }
}
