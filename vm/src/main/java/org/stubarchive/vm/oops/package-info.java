/**
 * The object model: classes, methods, fields and the layout of what generated code reads of them.
 *
 * <p>A {@link org.stubarchive.vm.oops.Klass} and a {@link org.stubarchive.vm.oops.Method} are host objects that own a native struct below
 * 4 GiB; {@code Klass.at} and {@code Method.at} lead from the struct back to the object. Objects in the heap are raw references
 * ({@code long}, 0 is null).
 *
 * <p>Invariants: everything here runs under the VM lock; structs are complete before a class becomes visible and never move; every reference
 * that metadata holds is in a native slot known to {@link org.stubarchive.vm.oops.MetadataRoots}. Loading, linking and initialisation are
 * the business of {@code org.stubarchive.vm.classes}; classes are never unloaded.
 */
package org.stubarchive.vm.oops;
