package org.stubarchive.natives.reflect;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.reflect.DirectConstructorHandleAccessor$NativeAccessor}. */
public final class DirectConstructorAccessorNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "newInstance0(Ljava/lang/reflect/Constructor;[Ljava/lang/Object;)Ljava/lang/Object;",
    };

    /** The natives. */
    public DirectConstructorAccessorNatives() {
        super("jdk/internal/reflect/DirectConstructorHandleAccessor$NativeAccessor", SIGNATURES);
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
