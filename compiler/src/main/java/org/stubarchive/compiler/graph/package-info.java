/**
 * The compiler's graph: values in blocks, in static single assignment form.
 *
 * <pre>
 * Graph, Block, Node, Op      the graph; every kind of node is a row of Op
 * Kind, Type, Condition       what is known of values
 * FrameState                  the interpreter's frames at a point where compiled code may be left
 * Effects, HeapTree           what nodes read and write
 * Dominators, LoopTree        analyses
 * GraphVerifier               what must hold of every graph
 * GraphInterpreter, GraphRuntime, GuestException    runs a graph
 * GraphPrinter                text
 * </pre>
 *
 * <p>Invariants, which {@link org.stubarchive.compiler.graph.GraphVerifier} checks: every node is in the list of one block, also pure ones, so nothing
 * has to be scheduled; a block ends with its only terminator; checks give the checked value, which what relies on the check takes as input, so
 * nothing can rise above its check; whatever may leave compiled code has a frame state.
 *
 * <p>There are no lists of users: a node that was replaced has a link to its replacement, which is followed when an input is read.
 */
package org.stubarchive.compiler.graph;
