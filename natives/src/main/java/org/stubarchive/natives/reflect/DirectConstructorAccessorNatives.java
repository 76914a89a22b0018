package org.stubarchive.natives.reflect;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;

/** {@code jdk.internal.reflect.DirectConstructorHandleAccessor$NativeAccessor}. */
@NativesOf("jdk/internal/reflect/DirectConstructorHandleAccessor$NativeAccessor")
final class DirectConstructorAccessorNatives {
    @Native(value = "newInstance0(Ljava/lang/reflect/Constructor;[Ljava/lang/Object;)Ljava/lang/Object;", first = 25)
    static @Oop long newInstance0(NativeCall c, @Oop long type, OopArgument args) {
        return Invocation.construct(c, type, args);
    }
}
