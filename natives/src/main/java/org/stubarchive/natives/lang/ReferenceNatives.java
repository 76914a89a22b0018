package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.objects.GuestField;

/** {@code java.lang.ref.Reference}. */
@NativesOf("java/lang/ref/Reference")
final class ReferenceNatives {
    private final GuestField referent = new GuestField("java/lang/ref/Reference", "referent", "Ljava/lang/Object;");

    @Native("getAndClearReferencePendingList()Ljava/lang/ref/Reference;")
    static @Oop long getAndClearReferencePendingList(NativeCall c) {
        return c.vm().references().takePending();
    }

    @Native("hasReferencePendingList()Z")
    static boolean hasReferencePendingList(NativeCall c) {
        return c.vm().references().hasPending();
    }

    @Native("waitForReferencePendingList()V")
    static void waitForReferencePendingList(NativeCall c) {
        c.vm().references().awaitPending(c.thread());
    }

    @Native("refersTo0(Ljava/lang/Object;)Z")
    boolean refersTo0(NativeCall c, @Oop long o) {
        return referent.getReference(c.receiver()) == o;
    }

    @Native("clear0()V")
    void clear0(NativeCall c) {
        referent.putReference(c.receiver(), 0);
    }
}
