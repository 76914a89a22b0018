/**
 * Conditions on archives and on differences between them, for builds that must fail when one does not hold.
 *
 * <p>Invariants: a condition that does not hold is one {@link org.stubarchive.cli.report.Finding}; what does not count is still reported; no clock is read here.
 *
 * <p>{@code DiffGate} judges a comparison with {@code GrowthLimit}s and an {@code AllowList}; {@code Budget} judges one archive.
 */
package org.stubarchive.cli.gate;
