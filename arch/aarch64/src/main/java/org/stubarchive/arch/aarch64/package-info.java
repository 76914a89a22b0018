/**
 * Code generation for aarch64: not written. The module has its place in the build so that the dependencies of the others are right; it provides no
 * {@code Architecture}, so asking for this target says that there is no code generator for it.
 */
package org.stubarchive.arch.aarch64;
