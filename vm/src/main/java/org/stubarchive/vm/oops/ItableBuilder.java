package org.stubarchive.vm.oops;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.loader.memory.RawMemory;

/**
 * Fills the interface table and the interface method table of a class that can have instances: for every virtual method of every
 * superinterface, the method that JVMS 5.4.6 selects. Where that is not one public method there is no entry; the runtime then raises the error.
 */
final class ItableBuilder {
    private final InstanceKlass klass;

    ItableBuilder(InstanceKlass klass) {
        this.klass = klass;
    }

    void write() {
        int count = 0;
        for (InstanceKlass i : klass.transitiveInterfaces()) {
            for (Method m : i.methods()) {
                if (m.isVirtual()) {
                    count++;
                }
            }
        }
        long at = klass.address();
        if (count == 0) {
            RawMemory.putLong(at + KlassLayout.ITABLE, klass.model.emptyTable());
            return;
        }
        long table = klass.model.allocate(KlassLayout.ITABLE_FIRST + count * KlassLayout.ITABLE_PAIR_SIZE);
        long pair = table + KlassLayout.ITABLE_FIRST;
        int written = 0;
        for (InstanceKlass i : klass.transitiveInterfaces()) {
            for (Method m : i.methods()) {
                Method target = m.isVirtual() ? select(klass, m) : null;
                if (target != null) {
                    RawMemory.putLong(pair, m.address());
                    RawMemory.putLong(pair + 8, target.address());
                    pair += KlassLayout.ITABLE_PAIR_SIZE;
                    written++;
                    putImt(m, target);
                }
            }
        }
        RawMemory.putInt(table, written);
        RawMemory.putLong(at + KlassLayout.ITABLE, table);
    }

    private void putImt(Method selector, Method target) {
        long slot = klass.address() + selector.imtOffset();
        if (RawMemory.getLong(slot) == 0) {
            RawMemory.putLong(slot, selector.address());
            RawMemory.putLong(slot + KlassLayout.IMT_TARGET, target.address());
        }
    }

    /**
     * The method that an invocation of an interface method runs for instances of a class (JVMS 5.4.6).
     *
     * @return {@code null} if there is none that may be called: it is not public, or defaults conflict
     */
    static Method select(InstanceKlass klass, Method interfaceMethod) {
        int signature = interfaceMethod.signatureId();
        Method[] vtable = klass.vtable();
        Method found = null;
        for (int i = vtable.length - 1; i >= 0; i--) {
            if (vtable[i].signatureId() == signature) {
                if (found != null) {
                    found = nearest(klass, signature);
                    break;
                }
                found = vtable[i];
            }
        }
        return found != null && found.isPublic() && found.selectionConflict() == null ? found : null;
    }

    /** With several entries of one signature (package-private methods of other packages), the one declared nearest counts. */
    private static Method nearest(InstanceKlass klass, int signature) {
        for (InstanceKlass k = klass; k != null; k = k.superKlass()) {
            Method m = k.findMethod(signature);
            if (m != null && m.isVirtual()) {
                return m;
            }
        }
        return MethodLookup.choose(klass, signature).method();
    }
}
