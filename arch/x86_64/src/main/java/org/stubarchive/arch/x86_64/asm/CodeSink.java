package org.stubarchive.arch.x86_64.asm;

/** Where an instruction's bytes go: the little that encoding needs from its surroundings. */
interface CodeSink {
    /** Appends one byte. */
    void emit8(int value);

    /** Appends four bytes. */
    void emit32(int value);

    /** Appends the four-byte field of a PC-relative operand that {@code trailingBytes} of immediates follow. */
    void relative(Mem operand, int trailingBytes);

    /** Appends the field of a branch. */
    void branch(Target target, int fieldBytes);
}
