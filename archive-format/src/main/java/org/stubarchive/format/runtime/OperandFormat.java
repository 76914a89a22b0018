package org.stubarchive.format.runtime;

/** What follows the opcode of a bytecode (JVMS 6.5). */
public enum OperandFormat {
    /** Nothing. */
    NONE(1),
    /** A signed byte. */
    BYTE(2),
    /** A signed 16-bit number. */
    SHORT(3),
    /** A constant pool index in one byte. */
    CONSTANT1(2),
    /** A constant pool index in two bytes. */
    CONSTANT2(3),
    /** A local variable in one byte, in two behind {@code wide}. */
    LOCAL(2),
    /** A local variable and a signed increment, in one byte each, in two behind {@code wide}. */
    INCREMENT(3),
    /** A signed 16-bit branch offset. */
    BRANCH2(3),
    /** A signed 32-bit branch offset. */
    BRANCH4(5),
    /** Padding, default, low, high, offsets. */
    TABLESWITCH(0),
    /** Padding, default, count, pairs of match and offset. */
    LOOKUPSWITCH(0),
    /** A constant pool index, an argument count and a zero byte. */
    INVOKEINTERFACE(5),
    /** A constant pool index and two zero bytes. */
    INVOKEDYNAMIC(5),
    /** A type code of {@code newarray}. */
    ARRAY_TYPE(2),
    /** A constant pool index and a number of dimensions. */
    DIMENSIONS(4),
    /** Another opcode with wider operands. */
    WIDE(0);

    private final int length;

    OperandFormat(int length) {
        this.length = length;
    }

    /** Length of the instruction with its opcode, 0 if it varies. */
    public int length() {
        return length;
    }
}
