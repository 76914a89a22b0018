package org.stubarchive.natives.reflect;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.reflect.NativeMethodAccessorImpl}. */
public final class MethodAccessorNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "invoke0(Ljava/lang/reflect/Method;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;",
    };

    /** The natives. */
    public MethodAccessorNatives() {
        super("jdk/internal/reflect/NativeMethodAccessorImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // invoke0(Ljava/lang/reflect/Method;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;
                return Invocation.invoke(c);
            default:
                throw noSuchNative(index);
        }
    }
}
