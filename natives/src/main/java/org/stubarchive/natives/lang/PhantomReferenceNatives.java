package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.objects.GuestField;

/** {@code java.lang.ref.PhantomReference}. */
@NativesOf("java/lang/ref/PhantomReference")
final class PhantomReferenceNatives {
    private final GuestField referent = new GuestField("java/lang/ref/Reference", "referent", "Ljava/lang/Object;");

    @Native("refersTo0(Ljava/lang/Object;)Z")
    boolean refersTo0(NativeCall c, @Oop long o) {
        return referent.getReference(c.receiver()) == o;
    }

    @Native(value = "clear0()V", first = 25)
    void clear0(NativeCall c) {
        referent.putReference(c.receiver(), 0);
    }
}
