package org.stubarchive.compiler.lir;

/** What instructions do. Their detail, where they have one, is the operation of the macro-assembler. */
public enum LirOp {
    /** dst = a. */
    MOVE(1),
    /** dst = a op b; detail: IntOp. */
    INT(2),
    /** dst = a shifted by b; detail: ShiftOp. */
    SHIFT(2),
    /** dst = a divided by b; detail: DivideOp. */
    DIVIDE(2),
    /** dst = -a, an integer. */
    NEGATE(1),
    /** dst = a narrowed; detail: MemoryType. */
    EXTEND(1),
    /** dst = the int a as a long. */
    INT_TO_LONG(1),
    /** dst = the low half of the long a. */
    LONG_TO_INT(1),
    /** dst = -1, 0, 1 as the long a compares with b. */
    COMPARE(2),
    /** dst = a op b, floating point; detail: FpOp. */
    FLOAT(2),
    /** dst = a % b, floating point. */
    FLOAT_REMAINDER(2),
    /** dst = -a, floating point. */
    FLOAT_NEGATE(1),
    /** dst = -1, 0, 1 as a compares with b, floating point; detail: NanOrder. */
    FLOAT_COMPARE(2),
    /** dst = the integer a as floating point. */
    INT_TO_FLOAT(1),
    /** dst = a as an integer. */
    FLOAT_TO_INT(1),
    /** dst = a in the other width. */
    FLOAT_TO_FLOAT(1),
    /** Leaves compiled code unless a and b compare as the condition says; the origin has the state. */
    CHECK(2),
    /** Lets the thread be stopped; the origin has the state. */
    POLL(0),
    /** Goes to the first successor. */
    JUMP(0),
    /** Goes to the first successor if a and b compare as the condition says, else to the second. */
    BRANCH(2),
    /** Goes to the successor of a key; detail: SwitchTable. */
    SWITCH(1),
    /** Returns, with a if the method has a result. */
    RETURN(0),
    /** Leaves compiled code; the origin has the state. */
    TRAP(0);

    private final int inputs;

    LirOp(int inputs) {
        this.inputs = inputs;
    }

    /** Number of operands that every such instruction reads; a RETURN may have one more. */
    public int inputs() {
        return inputs;
    }

    /** Whether it ends its block. */
    public boolean isTerminator() {
        return compareTo(JUMP) >= 0;
    }
}
