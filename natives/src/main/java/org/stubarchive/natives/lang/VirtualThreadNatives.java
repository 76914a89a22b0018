package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.lang.VirtualThread}: without continuations there are no such threads, but the class is initialised and waits for them. */
@NativesOf("java/lang/VirtualThread")
final class VirtualThreadNatives {
    @Native(value = "takeVirtualThreadListToUnblock()Ljava/lang/VirtualThread;", first = 25)
    static @Oop long takeVirtualThreadListToUnblock(NativeCall c) {
        while (true) {
            c.vm().threads().park(c.thread(), false, 0);
        }
    }
}
