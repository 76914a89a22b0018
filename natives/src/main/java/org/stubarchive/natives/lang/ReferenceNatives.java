package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestField;

/** {@code java.lang.ref.Reference}. */
public final class ReferenceNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getAndClearReferencePendingList()Ljava/lang/ref/Reference;",
        "hasReferencePendingList()Z",
        "waitForReferencePendingList()V",
        "refersTo0(Ljava/lang/Object;)Z",
        "clear0()V",
    };

    private final GuestField referent = new GuestField("java/lang/ref/Reference", "referent", "Ljava/lang/Object;");

    /** The natives. */
    public ReferenceNatives() {
        super("java/lang/ref/Reference", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getAndClearReferencePendingList()Ljava/lang/ref/Reference;
                return c.vm().references().takePending();
            case 1: // hasReferencePendingList()Z
                return bits(c.vm().references().hasPending());
            case 2: // waitForReferencePendingList()V
                c.vm().references().awaitPending(c.thread());
                return 0;
            case 3: // refersTo0(Ljava/lang/Object;)Z
                return bits(referent.getReference(c.receiver()) == c.refAt(0));
            case 4: // clear0()V
                referent.putReference(c.receiver(), 0);
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
