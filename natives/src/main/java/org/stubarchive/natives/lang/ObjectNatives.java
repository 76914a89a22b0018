package org.stubarchive.natives.lang;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Oops;

/** {@code java.lang.Object}. */
public final class ObjectNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getClass()Ljava/lang/Class;",
        "hashCode()I",
        "clone()Ljava/lang/Object;",
        "notify()V",
        "notifyAll()V",
        "wait(J)V",
        "wait0(J)V",
    };

    /** The natives. */
    public ObjectNatives() {
        super("java/lang/Object", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getClass()Ljava/lang/Class;
                return Oops.klass(c.receiver()).mirror();
            case 1: // hashCode()I
                return c.vm().synchronizer().identityHash(c.receiver());
            case 2: // clone()Ljava/lang/Object;
                return copy(c);
            case 3: // notify()V
                c.vm().synchronizer().notify(c.thread(), c.receiver());
                return 0;
            case 4: // notifyAll()V
                c.vm().synchronizer().notifyAll(c.thread(), c.receiver());
                return 0;
            case 5: // wait(J)V
            case 6: // wait0(J)V
                return await(c);
            default:
                throw noSuchNative(index);
        }
    }

    private static long await(NativeCall c) {
        long millis = c.longAt(0);
        if (millis < 0) {
            throw c.exception("java/lang/IllegalArgumentException", "timeout value is negative");
        }
        c.vm().synchronizer().wait(c.thread(), c.receiver(), millis);
        return 0;
    }

    /** A copy of the object with a fresh header. */
    private static long copy(NativeCall c) {
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
