/**
 * Comparison of two archives, stub by stub, by what the code means and not by where it lies.
 *
 * <p>Stubs are matched by target, static id and variant, never by name, address or order. Code is compared with the operands that recorded relocations describe
 * cleared, relocations as (site, kind, symbol, addend), entries by name and by the instruction that they are at. Each variant gets one primary
 * {@link org.stubarchive.cli.diff.ChangeClass} – the first in the enum's order that applies – and the other differences as flags.
 *
 * <p>Invariants: comparing an archive with itself finds all identical and a delta of 0; an archive's stubs, metadata and padding add up to its size
 * ({@link org.stubarchive.cli.diff.SizeAccount}); the result depends on the two files only. Nothing here prints or decides about success.
 *
 * <p>{@code ArchiveSide} is one archive, {@code ArchiveDiff} the comparison, {@code StubDiff} a row of it, {@code CoverageDiff} the comparison of ids only,
 * {@code InstructionAlignment} matches the instructions of two versions of a stub.
 */
package org.stubarchive.cli.diff;
