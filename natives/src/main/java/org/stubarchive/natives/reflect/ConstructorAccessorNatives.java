package org.stubarchive.natives.reflect;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;

/** {@code jdk.internal.reflect.NativeConstructorAccessorImpl}. */
@NativesOf("jdk/internal/reflect/NativeConstructorAccessorImpl")
final class ConstructorAccessorNatives {
    @Native(value = "newInstance0(Ljava/lang/reflect/Constructor;[Ljava/lang/Object;)Ljava/lang/Object;", last = 17)
    static @Oop long newInstance0(NativeCall c, @Oop long constructor, OopArgument arguments) {
        return Invocation.construct(c, constructor, arguments);
    }
}
