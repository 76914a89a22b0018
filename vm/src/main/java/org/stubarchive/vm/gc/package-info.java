/**
 * The heap and its collector: allocation, a copying collector on raw memory, references to guest objects from host code, reference objects.
 *
 * <p>Invariants: a root is a native slot, shown to the collector by a {@link org.stubarchive.vm.gc.RootProvider}; host objects never keep an
 * object's address. Addresses are stable until the running code allocates, calls guest code or blocks. A collection runs with
 * all guest threads stopped. Between collections the part of the space in use is a sequence of objects and fillers without gaps, once thread-local
 * buffers are retired.
 */
package org.stubarchive.vm.gc;
