/**
 * The virtual machine: its options, its parts, and how it starts and ends.
 *
 * <p>Invariant: one machine per process. {@link org.stubarchive.vm.VirtualMachine} makes its parts and gives each those that it needs; where two need each other,
 * one gets an interface of the other by {@code connect}, before the first guest thread runs.
 */
package org.stubarchive.vm;
