package org.stubarchive.natives.misc;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/** {@code jdk.internal.misc.ScopedMemoryAccess}. */
@NativesOf("jdk/internal/misc/ScopedMemoryAccess")
final class ScopedMemoryAccessNatives {
    private static final String CLASS = "jdk/internal/misc/ScopedMemoryAccess";

    @Native(value = "closeScope0(Ljdk/internal/misc/ScopedMemoryAccess$Scope;Ljdk/internal/misc/ScopedMemoryAccess$Scope$ScopedAccessError;)Z", last = 17)
    static boolean closeScope0(NativeCall c, @Oop long scope, @Oop long error) {
        return !isAccessed(c);
    }

    /** Waits until no access that began before the scope was marked as closed is under way: accesses are short, and new ones fail. */
    @Native(value = "closeScope0(Ljdk/internal/foreign/MemorySessionImpl;Ljdk/internal/misc/ScopedMemoryAccess$ScopedAccessError;)V", first = 25)
    static void awaitAccesses(NativeCall c, @Oop long session, @Oop long error) {
        while (isAccessed(c)) {
            c.vm().threads().yield(c.thread());
        }
    }

    /** Whether another thread is inside an access to scoped memory; the scope cannot be closed then. */
    private static boolean isAccessed(NativeCall c) {
        ThreadRegistry registry = c.vm().threads().registry();
        c.vm().safepoints().begin(c.thread());
        try {
            for (int i = 0; i < registry.count(); i++) {
                JavaThread t = registry.at(i);
                if (t != c.thread() && isAccessing(c, t)) {
                    return true;
                }
            }
            return false;
        } finally {
            c.vm().safepoints().end(c.thread());
        }
    }

    private static boolean isAccessing(NativeCall c, JavaThread t) {
        for (Frame f = c.vm().stacks().frames(t); !f.isEnd(); f.next()) {
            if (f.method().holder().name().equals(CLASS)) {
                return true;
            }
        }
        return false;
    }
}
