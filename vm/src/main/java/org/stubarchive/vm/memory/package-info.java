/**
 * Native memory of the VM outside the heap: metadata that generated code refers to by 4-byte pointers, and growing arrays of reference slots.
 *
 * <p>Invariant: what is handed out here never moves.
 */
package org.stubarchive.vm.memory;
