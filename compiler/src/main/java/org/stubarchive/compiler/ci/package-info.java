/**
 * What the compiler sees of a virtual machine ("compiler interface").
 *
 * <p>{@link org.stubarchive.compiler.ci.CiKlass}, {@link org.stubarchive.compiler.ci.CiMethod} and {@link org.stubarchive.compiler.ci.CiField} carry
 * what the class file says of them, which never changes. Everything that can change or depends on who asks is a question to
 * {@link org.stubarchive.compiler.ci.CiEnv}, one per compilation, which keeps each question with its answer: the same question is answered the same
 * throughout a compilation, and what was assumed can be validated later.
 *
 * <p>{@link org.stubarchive.compiler.ci.CiResolver} is what a virtual machine implements; {@code ci.symbolic} implements it over class files.
 */
package org.stubarchive.compiler.ci;
