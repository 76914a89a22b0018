/**
 * The compiler: bytecode becomes a graph of values in blocks, from which machine code is made.
 *
 * <pre>
 * ci      what the compiler sees of a virtual machine: classes, methods, fields, constants, profiles
 * graph   values, blocks, types, effects; verifier, interpreter and printer of graphs
 * parse   bytecode to graph
 * lir     graph to instructions on virtual registers
 * code    instructions to machine code
 * </pre>
 *
 * <p>Nothing here knows a running virtual machine: it asks through {@link org.stubarchive.compiler.ci.CiEnv}, whose answers may as well come out of
 * class files. A compilation is the work of one thread and shares nothing with others.
 */
package org.stubarchive.compiler;
