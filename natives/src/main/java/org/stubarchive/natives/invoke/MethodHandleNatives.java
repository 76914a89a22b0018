package org.stubarchive.natives.invoke;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.invoke.MethodHandle}: signature-polymorphic methods, which are linked at call sites; called reflectively, they refuse. */
public final class MethodHandleNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "invokeExact([Ljava/lang/Object;)Ljava/lang/Object;",
        "invoke([Ljava/lang/Object;)Ljava/lang/Object;",
        "invokeBasic([Ljava/lang/Object;)Ljava/lang/Object;",
        "linkToVirtual([Ljava/lang/Object;)Ljava/lang/Object;",
        "linkToStatic([Ljava/lang/Object;)Ljava/lang/Object;",
        "linkToSpecial([Ljava/lang/Object;)Ljava/lang/Object;",
        "linkToInterface([Ljava/lang/Object;)Ljava/lang/Object;",
        "linkToNative([Ljava/lang/Object;)Ljava/lang/Object;",
    };

    /** The natives. */
    public MethodHandleNatives() {
        super("java/lang/invoke/MethodHandle", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        if (index < 0 || index >= SIGNATURES.length) {
            throw noSuchNative(index);
        }
        throw c.exception("java/lang/UnsupportedOperationException",
                "MethodHandle." + c.method().name() + " cannot be invoked reflectively");
    }
}
