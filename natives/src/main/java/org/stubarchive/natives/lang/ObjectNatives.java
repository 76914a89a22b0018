package org.stubarchive.natives.lang;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Oops;

/** {@code java.lang.Object}. */
@NativesOf("java/lang/Object")
final class ObjectNatives {
    @Native("getClass()Ljava/lang/Class;")
    static @Oop long getClass(NativeCall c) {
        return Oops.klass(c.receiver()).mirror();
    }

    @Native("hashCode()I")
    static int hashCode(NativeCall c) {
        return c.vm().synchronizer().identityHash(c.receiver());
    }

    @Native("notify()V")
    static void notify(NativeCall c) {
        c.vm().synchronizer().notify(c.thread(), c.receiver());
    }

    @Native("notifyAll()V")
    static void notifyAll(NativeCall c) {
        c.vm().synchronizer().notifyAll(c.thread(), c.receiver());
    }

    @Native(value = "wait(J)V", last = 17)
    @Native(value = "wait0(J)V", first = 25)
    static void await(NativeCall c, long millis) {
        if (millis < 0) {
            throw c.exception("java/lang/IllegalArgumentException", "timeout value is negative");
        }
        c.vm().synchronizer().wait(c.thread(), c.receiver(), millis);
    }

    /** A copy of the object with a fresh header. */
    @Native("clone()Ljava/lang/Object;")
    static @Oop long copy(NativeCall c) {
        long original = c.receiver();
        Klass klass = Oops.klass(original);
        if (!klass.isArray()) {
            boolean reference = (RawMemory.getInt(klass.address() + KlassLayout.FLAGS) & KlassLayout.FLAG_REFERENCE) != 0;
            if (reference || !klass.isSubtypeOf(c.vm().wellKnown().cloneable())) {
                throw c.exception("java/lang/CloneNotSupportedException", klass.externalName());
            }
        }
        long result = c.vm().heap().copy(c.thread(), original);
        if (hasFinalizer(klass)) {
            try (HandleScope scope = c.thread().handles().open()) {
                Handle kept = scope.handle(result);
                c.vm().references().registerFinalizer(c.thread(), result);
                return kept.oop();
            }
        }
        return result;
    }

    private static boolean hasFinalizer(Klass klass) {
        return !klass.isArray() && (RawMemory.getInt(klass.address() + KlassLayout.FLAGS) & KlassLayout.FLAG_HAS_FINALIZER) != 0;
    }
}
