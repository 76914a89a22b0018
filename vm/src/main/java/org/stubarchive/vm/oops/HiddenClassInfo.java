package org.stubarchive.vm.oops;

/**
 * What a hidden class has beyond an ordinary one.
 *
 * @param lookup class through which it was defined
 * @param nestmate whether it joined the nest of {@code lookup}
 */
public record HiddenClassInfo(InstanceKlass lookup, boolean nestmate) {
}
