package org.stubarchive.natives.reflect;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.reflect.NativeConstructorAccessorImpl}. */
public final class ConstructorAccessorNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "newInstance0(Ljava/lang/reflect/Constructor;[Ljava/lang/Object;)Ljava/lang/Object;",
    };

    /** The natives. */
    public ConstructorAccessorNatives() {
        super("jdk/internal/reflect/NativeConstructorAccessorImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // newInstance0(Ljava/lang/reflect/Constructor;[Ljava/lang/Object;)Ljava/lang/Object;
                return Invocation.construct(c);
            default:
                throw noSuchNative(index);
        }
    }
}
