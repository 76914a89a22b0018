/**
 * What machine code is made from: operations of the portable macro-assembler on any number of virtual registers, in blocks in their final order.
 *
 * <pre>
 * Lir, LirBlock, LirInstruction, LirOp    the operations
 * LirBuilder, ParallelMoves               made from a graph: phis become moves on edges
 * LirVerifier                             every register is written before it is read
 * LirPrinter                              text
 * </pre>
 *
 * <p>An operand is an int: a virtual register, or the complement of the number of a constant.
 */
package org.stubarchive.compiler.lir;
