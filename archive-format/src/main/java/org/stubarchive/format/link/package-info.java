/**
 * Linking: stubs as generated become one code image. Used when training and when the loader's generator makes code on demand; a start that
 * needs nothing generated loads nothing of this package.
 *
 * <p>Invariants: the same stubs give the same bytes, whatever the order in which they were added; text is final, only cells are ever
 * written afterwards; no byte of an image depends on an address.
 *
 * <p>{@code TextLinker} is the interface and places stubs; {@code CellAllocator} gives one cell to each distinct symbol;
 * {@code OperandPatcher} writes the PC-relative operands; {@code TablesBuilder} and {@code StringPool} write the tables.
 */
package org.stubarchive.format.link;
