package org.stubarchive.natives.reflect;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;

/** {@code jdk.internal.reflect.DirectMethodHandleAccessor$NativeAccessor}. */
@NativesOf("jdk/internal/reflect/DirectMethodHandleAccessor$NativeAccessor")
final class DirectMethodAccessorNatives {
    @Native(value = "invoke0(Ljava/lang/reflect/Method;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;", first = 25)
    static @Oop long invoke0(NativeCall c, @Oop long m, OopArgument obj, OopArgument args) {
        return Invocation.invoke(c, m, obj, args);
    }
}
