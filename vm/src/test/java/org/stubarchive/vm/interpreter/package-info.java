/**
 * Executes the interpreter's codelets on small compiled classes, linked by {@link org.stubarchive.vm.interpreter.GuestWorld} into the native structures of
 * the layouts and nothing else of the VM, and compares every result with the host's own execution of the same class.
 */
package org.stubarchive.vm.interpreter;
