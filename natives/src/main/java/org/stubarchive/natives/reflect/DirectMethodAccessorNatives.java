package org.stubarchive.natives.reflect;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.reflect.DirectMethodHandleAccessor$NativeAccessor}. */
public final class DirectMethodAccessorNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "invoke0(Ljava/lang/reflect/Method;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;",
    };

    /** The natives. */
    public DirectMethodAccessorNatives() {
        super("jdk/internal/reflect/DirectMethodHandleAccessor$NativeAccessor", SIGNATURES);
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
