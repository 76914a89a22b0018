/**
 * Calls from the runtime into guest code and service of what guest code asks for.
 *
 * <p>Invariants: code here runs in state {@code IN_VM} under the VM lock. A guest exception travels on the host side as
 * {@link org.stubarchive.vm.calls.GuestException}, with the exception object pending in the thread block, and never both returns normally.
 */
package org.stubarchive.vm.calls;
