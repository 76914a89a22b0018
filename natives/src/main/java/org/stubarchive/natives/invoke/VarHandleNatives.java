package org.stubarchive.natives.invoke;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.lang.invoke.VarHandle}: signature-polymorphic methods, which are linked at call sites; called reflectively, they refuse. */
@NativesOf("java/lang/invoke/VarHandle")
final class VarHandleNatives {
    @Native("get([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getVolatile([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getOpaque([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAcquire([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("compareAndExchange([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("compareAndExchangeAcquire([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("compareAndExchangeRelease([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndSet([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndSetAcquire([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndSetRelease([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndAdd([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndAddAcquire([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndAddRelease([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndBitwiseOr([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndBitwiseOrAcquire([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndBitwiseOrRelease([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndBitwiseAnd([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndBitwiseAndAcquire([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndBitwiseAndRelease([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndBitwiseXor([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndBitwiseXorAcquire([Ljava/lang/Object;)Ljava/lang/Object;")
    @Native("getAndBitwiseXorRelease([Ljava/lang/Object;)Ljava/lang/Object;")
    static @Oop long get(NativeCall c, @Oop long args) {
        throw c.exception("java/lang/UnsupportedOperationException",
                "VarHandle." + c.method().name() + " cannot be invoked reflectively");
    }

    @Native("set([Ljava/lang/Object;)V")
    @Native("setVolatile([Ljava/lang/Object;)V")
    @Native("setOpaque([Ljava/lang/Object;)V")
    @Native("setRelease([Ljava/lang/Object;)V")
    static void set(NativeCall c, @Oop long args) {
        throw c.exception("java/lang/UnsupportedOperationException",
                "VarHandle." + c.method().name() + " cannot be invoked reflectively");
    }

    @Native("compareAndSet([Ljava/lang/Object;)Z")
    @Native("weakCompareAndSetPlain([Ljava/lang/Object;)Z")
    @Native("weakCompareAndSet([Ljava/lang/Object;)Z")
    @Native("weakCompareAndSetAcquire([Ljava/lang/Object;)Z")
    @Native("weakCompareAndSetRelease([Ljava/lang/Object;)Z")
    static boolean compareAndSet(NativeCall c, @Oop long args) {
        throw c.exception("java/lang/UnsupportedOperationException",
                "VarHandle." + c.method().name() + " cannot be invoked reflectively");
    }
}
