package org.stubarchive.natives.reflect;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;

/** {@code jdk.internal.reflect.NativeMethodAccessorImpl}. */
@NativesOf("jdk/internal/reflect/NativeMethodAccessorImpl")
final class MethodAccessorNatives {
    @Native(value = "invoke0(Ljava/lang/reflect/Method;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;", last = 17)
    static @Oop long invoke0(NativeCall c, @Oop long method, OopArgument receiver, OopArgument arguments) {
        return Invocation.invoke(c, method, receiver, arguments);
    }
}
