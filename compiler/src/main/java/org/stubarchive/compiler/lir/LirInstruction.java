package org.stubarchive.compiler.lir;

import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.stubgen.Condition;

/** An instruction. */
public final class LirInstruction {
    /** No operand. */
    public static final int NONE = Integer.MAX_VALUE;

    private final LirOp op;
    private final Kind kind;
    private final int dst;
    private final int a;
    private final int b;
    private final Object detail;
    private final Condition condition;
    private final Node origin;

    /**
     * An instruction.
     *
     * @param kind kind of the operands that it reads; of the result where it reads none
     * @param dst register that it writes, or {@link #NONE}
     * @param a first operand, or {@link #NONE}
     * @param b second operand, or {@link #NONE}
     * @param detail as {@link LirOp} says
     * @param condition of a branch or check
     * @param origin the node that it was made from; {@code null} for moves on edges
     */
    LirInstruction(LirOp op, Kind kind, int dst, int a, int b, Object detail, Condition condition, Node origin) {
        this.op = op;
        this.kind = kind;
        this.dst = dst;
        this.a = a;
        this.b = b;
        this.detail = detail;
        this.condition = condition;
        this.origin = origin;
    }

    /** What it does. */
    public LirOp op() {
        return op;
    }

    /** Kind of the operands that it reads. */
    public Kind kind() {
        return kind;
    }

    /** Register that it writes, or {@link #NONE}. */
    public int dst() {
        return dst;
    }

    /** First operand, or {@link #NONE}. */
    public int a() {
        return a;
    }

    /** Second operand, or {@link #NONE}. */
    public int b() {
        return b;
    }

    /** As {@link LirOp} says. */
    public Object detail() {
        return detail;
    }

    /** Condition of a branch or check. */
    public Condition condition() {
        return condition;
    }

    /** The node that it was made from; {@code null} for moves on edges. */
    public Node origin() {
        return origin;
    }

    /** Whether an operand is a register. */
    public static boolean isRegister(int operand) {
        return operand >= 0 && operand != NONE;
    }

    /** Whether an operand is a constant. */
    public static boolean isConstant(int operand) {
        return operand < 0;
    }
}
