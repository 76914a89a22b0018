package org.stubarchive.natives.io;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.io.JdkConsoleImpl}. */
public final class JdkConsoleNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "echo(Z)Z",
    };

    /** The natives. */
    public JdkConsoleNatives() {
        super("jdk/internal/io/JdkConsoleImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // echo(Z)Z
                return bits(Terminal.echo(c, c.booleanAt(0)));
            default:
                throw noSuchNative(index);
        }
    }
}
