package org.stubarchive.vm.calls;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;

/** Selection of interface methods through the complete interface table of a klass. */
final class InterfaceTables {
    private InterfaceTables() {}

    /** The method that instances of a klass run for an interface method, or {@code null} if the table has none. */
    static Method find(Klass klass, Method interfaceMethod) {
        long table = RawMemory.getLong(klass.address() + KlassLayout.ITABLE);
        int count = RawMemory.getInt(table);
        long pair = table + KlassLayout.ITABLE_FIRST;
        for (int i = 0; i < count; i++, pair += KlassLayout.ITABLE_PAIR_SIZE) {
            if (RawMemory.getLong(pair) == interfaceMethod.address()) {
                return Method.at(RawMemory.getLong(pair + 8));
            }
        }
        return null;
    }
}
