package org.stubarchive.compiler.code;

/**
 * From where on code is that of a bytecode.
 *
 * @param offset in the code buffer
 * @param bci index of the bytecode
 */
public record CodePosition(int offset, int bci) {}
