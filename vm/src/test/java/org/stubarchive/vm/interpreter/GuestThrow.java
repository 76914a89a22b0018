package org.stubarchive.vm.interpreter;

/** An exception left the guest code. */
final class GuestThrow extends Exception {
    private final String className;

    /** @param className internal name of the guest class */
    GuestThrow(String className) {
        super(className, null, false, false);
        this.className = className;
    }

    /** Binary name of the guest class. */
    String className() {
        return className.replace('/', '.');
    }
}
