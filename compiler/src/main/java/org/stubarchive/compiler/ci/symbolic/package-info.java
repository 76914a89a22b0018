/**
 * A {@link org.stubarchive.compiler.ci.CiResolver} over class files alone: for compiling without a virtual machine, and for tests.
 *
 * <p>Class files are parsed elsewhere: {@link org.stubarchive.compiler.ci.symbolic.ClassDescription} is what an adapter of a parser has to give. There
 * is one namespace, without class loaders. A class that its source does not find counts as not loaded; no class counts as initialised.
 */
package org.stubarchive.compiler.ci.symbolic;
