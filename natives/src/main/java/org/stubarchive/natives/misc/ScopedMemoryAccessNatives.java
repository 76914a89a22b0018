package org.stubarchive.natives.misc;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/** {@code jdk.internal.misc.ScopedMemoryAccess}. */
public final class ScopedMemoryAccessNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "closeScope0(Ljdk/internal/misc/ScopedMemoryAccess$Scope;Ljdk/internal/misc/ScopedMemoryAccess$Scope$ScopedAccessError;)Z",
        "closeScope0(Ljdk/internal/foreign/MemorySessionImpl;Ljdk/internal/misc/ScopedMemoryAccess$ScopedAccessError;)V",
    };
    private static final String CLASS = "jdk/internal/misc/ScopedMemoryAccess";

    /** The natives. */
    public ScopedMemoryAccessNatives() {
        super(CLASS, SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // closeScope0(Ljdk/internal/misc/ScopedMemoryAccess$Scope;Ljdk/internal/misc/ScopedMemoryAccess$Scope$ScopedAccessError;)Z
                return bits(!isAccessed(c));
            case 1: // closeScope0(Ljdk/internal/foreign/MemorySessionImpl;Ljdk/internal/misc/ScopedMemoryAccess$ScopedAccessError;)V
                awaitAccesses(c);
                return 0;
            default:
                throw noSuchNative(index);
        }
    }

    /** Waits until no access that began before the scope was marked as closed is under way: accesses are short, and new ones fail. */
    private static void awaitAccesses(NativeCall c) {
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
