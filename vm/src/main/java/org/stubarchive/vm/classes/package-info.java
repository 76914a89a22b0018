/**
 * Loading, linking, initialisation and resolution of classes (JVMS 5).
 *
 * <p>{@link org.stubarchive.vm.classes.SystemDictionary} finds and defines classes; {@link org.stubarchive.vm.classes.BootClassPath} reads
 * those of the running JDK's image; {@link org.stubarchive.vm.classes.ModuleGraph} keeps what the guest's module system declares. Errors reach
 * the guest as the exceptions and messages that {@code java} has.
 *
 * <p>Invariants: everything runs under the VM lock, but calls of guest code release it, so every check that precedes one is repeated after it;
 * a class that a dictionary gives has its supertypes, tables and mirror.
 */
package org.stubarchive.vm.classes;
