package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestField;

/** {@code java.lang.ref.PhantomReference}. */
public final class PhantomReferenceNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "refersTo0(Ljava/lang/Object;)Z",
        "clear0()V",
    };

    private final GuestField referent = new GuestField("java/lang/ref/Reference", "referent", "Ljava/lang/Object;");

    /** The natives. */
    public PhantomReferenceNatives() {
        super("java/lang/ref/PhantomReference", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // refersTo0(Ljava/lang/Object;)Z
                return bits(referent.getReference(c.receiver()) == c.refAt(0));
            case 1: // clear0()V
                referent.putReference(c.receiver(), 0);
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
