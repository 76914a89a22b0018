/**
 * Stubs that are written once, on the portable macro-assembler: the shared stubs that throw, the one that calls a method, and the search behind an interface method table.
 *
 * <p>Invariants: a stub here uses only the roles of {@link org.stubarchive.stubgen.Registers} and the layouts. Its operands are in fixed roles,
 * which its documentation names, so that codelets and compiled code can both enter it.
 */
package org.stubarchive.stubgen.portable;
