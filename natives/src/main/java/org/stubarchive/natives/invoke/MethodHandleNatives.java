package org.stubarchive.natives.invoke;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.lang.invoke.MethodHandle}: signature-polymorphic methods, which are linked at call sites; called reflectively, they refuse. */
@NativesOf("java/lang/invoke/MethodHandle")
final class MethodHandleNatives {
    @Native("invokeExact([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("invoke([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("invokeBasic([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("linkToVirtual([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("linkToStatic([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("linkToSpecial([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("linkToInterface([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("linkToNative([Ljava/lang/Object;)Ljava/lang/Object;")
    static @Oop long invokeExact(NativeCall c, @Oop long args) {
        throw c.exception("java/lang/UnsupportedOperationException",
                "MethodHandle." + c.method().name() + " cannot be invoked reflectively");
    }
}
