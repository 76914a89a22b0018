/**
 * The virtual machine: its options, its parts, and how it starts and ends.
 *
 * <p>Invariant: one machine per process. Its parts are reached through {@link org.stubarchive.vm.VirtualMachine}.
 */
package org.stubarchive.vm;
