/**
 * When two stubs are the same: {@code CanonicalHash} says whether they do the same thing, {@code UnitHash} whether one may stand in for the other,
 * {@code KnownUnits} holds the unit hashes of all that a build's generators make.
 *
 * <pre>
 * archive   tables, one hash per unit  ─┐
 *                                       ├─ compared at every start: a unit whose hash this build does not know is not taken
 * build     generated-units.bin        ─┘
 * </pre>
 *
 * <p>Invariants: a hash depends on the stub and on ids alone, never on its place; what is compared at a start is 8 bytes per unit, and nothing is hashed then.
 */
package org.stubarchive.format.identity;
