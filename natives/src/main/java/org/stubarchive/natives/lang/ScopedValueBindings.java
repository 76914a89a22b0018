package org.stubarchive.natives.lang;

import java.util.Set;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.oops.Method;

/** Bindings of scoped values are found on the stack: the first parameter of each method {@code runWith} holds them. */
@NativesOf("java/lang/Thread")
final class ScopedValueBindings {
    private static final String RUN_WITH = "runWith";
    private static final Set<String> HOLDERS = Set.of("java/lang/Thread", "java/lang/VirtualThread", "java/lang/ScopedValue$Carrier");
    /** The receiver is local 0. */
    private static final int FIRST_PARAMETER = 1;

    private ScopedValueBindings() {}

    /** The bindings of the innermost frame that has any, or 0. */
    @Native(value = "findScopedValueBindings()Ljava/lang/Object;", first = 25)
    static @Oop long innermost(NativeCall c) {
        for (Frame f = StackFrames.caller(c); !f.isEnd(); f.next()) {
            Method m = f.method();
            if (m.name().equals(RUN_WITH) && m.holder().loader().isBoot() && HOLDERS.contains(m.holder().name())) {
                return f.localReference(FIRST_PARAMETER);
            }
        }
        return 0;
    }
}
