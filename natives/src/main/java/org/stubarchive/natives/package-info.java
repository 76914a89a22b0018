/**
 * The native methods of the guest's class library, as Java methods of ours.
 *
 * <p>One {@link org.stubarchive.natives.NativeClass} per guest class; {@link org.stubarchive.natives.NativeCatalog} knows which
 * guest classes have one. A native method is looked up when it is first called, by class, name and descriptor, so that one class can carry the
 * natives of several releases of the library. A method that has no entry throws {@code UnsatisfiedLinkError}, as it does where a library is
 * missing.
 *
 * <p>Invariants: natives run in state IN_VM under the VM lock; raw references are valid until the next allocation, guest call or blocking
 * section, and {@link org.stubarchive.natives.NativeCall#refAt} reads the guest frame anew each time, which the collector keeps up to
 * date. Anything that may block runs in a native section, on native memory only.
 */
package org.stubarchive.natives;
