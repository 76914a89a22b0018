package org.stubarchive.vm.classes;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.vm.oops.Method;

/**
 * How a resolved method is called.
 *
 * @param method the resolved method; for {@link Dispatch#DIRECT} the one to call
 * @param dispatch how the method to run is found
 * @param offset byte offset in the klass of the receiver: of the vtable entry or of the slot in the interface method table; 0 if direct
 */
public record MethodResolution(Method method, Dispatch dispatch, int offset) {
    /** Ways to find the method to run. */
    public enum Dispatch {
        /** The method itself. */
        DIRECT,
        /** Through the vtable of the receiver's class. */
        VTABLE,
        /** Through the interface tables of the receiver's class. */
        INTERFACE
    }

    static MethodResolution direct(Method m) {
        return new MethodResolution(m, Dispatch.DIRECT, 0);
    }

    static MethodResolution vtable(Method m, int index) {
        return new MethodResolution(m, Dispatch.VTABLE, KlassLayout.VTABLE + 8 * index);
    }

    static MethodResolution inInterface(Method m) {
        return new MethodResolution(m, Dispatch.INTERFACE, m.imtOffset());
    }
}
