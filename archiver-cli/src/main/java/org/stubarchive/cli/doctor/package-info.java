/**
 * Whether an archive would be loaded on this machine, and if not, why and what helps.
 *
 * <p>Invariants: the archive's code is not executed; questions that the loader decides are decided here by the same code (trust, target, tables) or by
 * the same rule over the same tables.
 */
package org.stubarchive.cli.doctor;
