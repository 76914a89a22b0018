package org.stubarchive.vm.interpreter;

/**
 * A reference to a guest object.
 *
 * @param address of the object, 0 for null
 */
record GuestReference(long address) {}
