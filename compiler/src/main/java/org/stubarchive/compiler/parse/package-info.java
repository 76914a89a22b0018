/**
 * Bytecode to graph.
 *
 * <pre>
 * BlockMap, CodeBlock    blocks of bytecode in reverse postorder, loop headers, what loops assign; subroutines are duplicated per call
 * LocalLiveness          which locals are read later
 * GraphBuilder           one walk forward over the blocks
 * MethodParser, Frame    where the walk is: the interpreter's frame, with nodes for values
 * PhiSimplifier, DeadNodes, Straightener    what the walk leaves to be cleared up
 * *Bytecodes             a class per family of bytecodes
 * </pre>
 *
 * <p>The bytecode has passed the verifier, or comes from the class library. What a method needs that is not there is a
 * {@link org.stubarchive.compiler.parse.BailoutException} with its reason, never a wrong graph.
 */
package org.stubarchive.compiler.parse;
