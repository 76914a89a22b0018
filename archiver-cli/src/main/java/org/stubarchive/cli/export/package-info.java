/**
 * Names of archived code for profilers and debuggers: perf maps, jitdump files, ELF files with symbols, the interface of GDB for generated code.
 *
 * <p>Invariants: an export of a file depends on the file and the chosen address only; every stub variant appears once, and no two overlap.
 */
package org.stubarchive.cli.export;
