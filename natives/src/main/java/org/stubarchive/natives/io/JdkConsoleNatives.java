package org.stubarchive.natives.io;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;

/** {@code jdk.internal.io.JdkConsoleImpl}. */
@NativesOf("jdk/internal/io/JdkConsoleImpl")
final class JdkConsoleNatives {
    @Native(value = "echo(Z)Z", first = 25)
    static boolean echo(NativeCall c, boolean on) {
        return Terminal.echo(c, on);
    }
}
