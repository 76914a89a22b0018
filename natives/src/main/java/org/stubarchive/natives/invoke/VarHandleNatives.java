package org.stubarchive.natives.invoke;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.invoke.VarHandle}: signature-polymorphic methods, which are linked at call sites; called reflectively, they refuse. */
public final class VarHandleNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "get([Ljava/lang/Object;)Ljava/lang/Object;",
        "set([Ljava/lang/Object;)V",
        "getVolatile([Ljava/lang/Object;)Ljava/lang/Object;",
        "setVolatile([Ljava/lang/Object;)V",
        "getOpaque([Ljava/lang/Object;)Ljava/lang/Object;",
        "setOpaque([Ljava/lang/Object;)V",
        "getAcquire([Ljava/lang/Object;)Ljava/lang/Object;",
        "setRelease([Ljava/lang/Object;)V",
        "compareAndSet([Ljava/lang/Object;)Z",
        "compareAndExchange([Ljava/lang/Object;)Ljava/lang/Object;",
        "compareAndExchangeAcquire([Ljava/lang/Object;)Ljava/lang/Object;",
        "compareAndExchangeRelease([Ljava/lang/Object;)Ljava/lang/Object;",
        "weakCompareAndSetPlain([Ljava/lang/Object;)Z",
        "weakCompareAndSet([Ljava/lang/Object;)Z",
        "weakCompareAndSetAcquire([Ljava/lang/Object;)Z",
        "weakCompareAndSetRelease([Ljava/lang/Object;)Z",
        "getAndSet([Ljava/lang/Object;)Ljava/lang/Object;",
        "getAndSetAcquire([Ljava/lang/Object;)Ljava/lang/Object;",
        "getAndSetRelease([Ljava/lang/Object;)Ljava/lang/Object;",
        "getAndAdd([Ljava/lang/Object;)Ljava/lang/Object;",
        "getAndAddAcquire([Ljava/lang/Object;)Ljava/lang/Object;",
        "getAndAddRelease([Ljava/lang/Object;)Ljava/lang/Object;",
        "getAndBitwiseOr([Ljava/lang/Object;)Ljava/lang/Object;",
        "getAndBitwiseOrAcquire([Ljava/lang/Object;)Ljava/lang/Object;",
        "getAndBitwiseOrRelease([Ljava/lang/Object;)Ljava/lang/Object;",
        "getAndBitwiseAnd([Ljava/lang/Object;)Ljava/lang/Object;",
        "getAndBitwiseAndAcquire([Ljava/lang/Object;)Ljava/lang/Object;",
        "getAndBitwiseAndRelease([Ljava/lang/Object;)Ljava/lang/Object;",
        "getAndBitwiseXor([Ljava/lang/Object;)Ljava/lang/Object;",
        "getAndBitwiseXorAcquire([Ljava/lang/Object;)Ljava/lang/Object;",
        "getAndBitwiseXorRelease([Ljava/lang/Object;)Ljava/lang/Object;",
    };

    /** The natives. */
    public VarHandleNatives() {
        super("java/lang/invoke/VarHandle", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        if (index < 0 || index >= SIGNATURES.length) {
            throw noSuchNative(index);
        }
        throw c.exception("java/lang/UnsupportedOperationException",
                "VarHandle." + c.method().name() + " cannot be invoked reflectively");
    }
}
