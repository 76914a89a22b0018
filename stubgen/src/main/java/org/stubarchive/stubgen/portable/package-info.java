/**
 * Stubs that are written once, on the portable macro-assembler: the shared stubs that throw, the one that calls a method, the search behind an interface method
 * table, and the copies that look at the types of what they copy.
 *
 * <p>Invariants: a stub here uses only the roles of {@link org.stubarchive.stubgen.Registers}, the C arguments and the layouts. Its operands are in fixed roles, or where the C calling convention has them,
 * which its documentation names, so that codelets and compiled code can both enter it.
 */
package org.stubarchive.stubgen.portable;
