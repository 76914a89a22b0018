/**
 * Machine code of archived stubs as text: decoded with the instruction tables of the code's own architecture, whatever the host is, with operands named
 * from relocations, labels and entry points.
 *
 * <p>Invariants: nothing here executes or generates code; the same archive gives the same text.
 */
package org.stubarchive.cli.listing;
