/**
 * Instructions become code of the portable macro-assembler, one source for all architectures. Every virtual register is a word of the frame so far.
 */
package org.stubarchive.compiler.code;
