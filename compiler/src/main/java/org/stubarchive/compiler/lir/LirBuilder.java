package org.stubarchive.compiler.lir;

import java.util.Arrays;
import org.stubarchive.compiler.graph.Block;
import org.stubarchive.compiler.graph.Graph;
import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.Op;
import org.stubarchive.compiler.parse.BailoutException;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.DivideOp;
import org.stubarchive.stubgen.FpOp;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.NanOrder;
import org.stubarchive.stubgen.ShiftOp;

/** Makes the instructions of a graph: numbers, branches and checks so far. */
public final class LirBuilder {
    private static final int NONE = LirInstruction.NONE;

    private final Graph graph;
    private final Lir lir;
    private final LirBlock[] blocks;
    /** Register of each node, by its number; NONE until it has one. */
    private final int[] registers;
    private LirBlock current;

    private LirBuilder(Graph graph) {
        this.graph = graph;
        this.lir = new Lir(graph.method());
        this.blocks = new LirBlock[graph.blockCount()];
        this.registers = new int[graph.nodeCount()];
        Arrays.fill(registers, NONE);
    }

    /**
     * The instructions of a graph.
     *
     * @throws BailoutException if it has a node for which there are none
     */
    public static Lir build(Graph graph) {
        LirBuilder b = new LirBuilder(graph);
        Block[] order = graph.reversePostorder();
        for (Block block : order) {
            b.blocks[block.id()] = b.lir.newBlock("b" + block.id());
        }
        b.arguments();
        for (Block block : order) {
            b.block(block);
        }
        return b.lir;
    }

    /** Every argument has a register, also one that is not read. */
    private void arguments() {
        for (Node n = graph.entry().first(); n != null; n = n.next()) {
            if (n.op() == Op.PARAMETER) {
                while (lir.arguments().size() <= n.immediate()) {
                    lir.addArgument(NONE);
                }
                lir.arguments().set((int) n.immediate(), register(n));
            }
        }
    }

    private void block(Block block) {
        current = blocks[block.id()];
        lir.blocks().add(current);
        for (Node n = block.first(); n != null; n = n.next()) {
            if (n.isTerminator()) {
                terminate(block, n);
            } else {
                node(n);
            }
        }
    }

    // Operands.

    private int register(Node n) {
        if (registers[n.id()] == NONE) {
            registers[n.id()] = lir.newRegister(n.kind());
        }
        return registers[n.id()];
    }

    /** A checked value is where the value is. */
    private int operand(Node n) {
        Node value = n.unchecked();
        return switch (value.op()) {
            case CONST_I, CONST_J, CONST_F, CONST_D -> lir.constant(value.immediate());
            case CONST_NULL -> lir.constant(0);
            default -> register(value);
        };
    }

    private void add(LirOp op, Kind kind, int dst, int a, int b, Object detail, Condition condition, Node origin) {
        current.instructions().add(new LirInstruction(op, kind, dst, a, b, detail, condition, origin));
    }

    private void unary(LirOp op, Node n, Object detail) {
        add(op, n.input(0).kind(), register(n), operand(n.input(0)), NONE, detail, null, n);
    }

    private void binary(LirOp op, Node n, Object detail) {
        add(op, n.input(0).kind(), register(n), operand(n.input(0)), operand(n.input(1)), detail, null, n);
    }

    private void check(Node n, Condition condition, int b) {
        add(LirOp.CHECK, n.input(0).kind(), NONE, operand(n.input(0)), b, null, condition, n);
    }

    private void node(Node n) {
        switch (n.op()) {
            // Where they are used, or on the edges.
            case PARAMETER, CONST_I, CONST_J, CONST_F, CONST_D, CONST_NULL, RETURN_ADDRESS, PHI, REFINE -> {
            }
            case IADD, LADD -> binary(LirOp.INT, n, IntOp.ADD);
            case ISUB, LSUB -> binary(LirOp.INT, n, IntOp.SUB);
            case IMUL, LMUL -> binary(LirOp.INT, n, IntOp.MUL);
            case IAND, LAND -> binary(LirOp.INT, n, IntOp.AND);
            case IOR, LOR -> binary(LirOp.INT, n, IntOp.OR);
            case IXOR, LXOR -> binary(LirOp.INT, n, IntOp.XOR);
            case ISHL, LSHL -> binary(LirOp.SHIFT, n, ShiftOp.LEFT);
            case ISHR, LSHR -> binary(LirOp.SHIFT, n, ShiftOp.RIGHT);
            case IUSHR, LUSHR -> binary(LirOp.SHIFT, n, ShiftOp.UNSIGNED_RIGHT);
            case IDIV, LDIV -> binary(LirOp.DIVIDE, n, DivideOp.QUOTIENT);
            case IREM, LREM -> binary(LirOp.DIVIDE, n, DivideOp.REMAINDER);
            case INEG, LNEG -> unary(LirOp.NEGATE, n, null);
            case I2B -> unary(LirOp.EXTEND, n, MemoryType.S8);
            case I2C -> unary(LirOp.EXTEND, n, MemoryType.U16);
            case I2S -> unary(LirOp.EXTEND, n, MemoryType.S16);
            case I2L -> unary(LirOp.INT_TO_LONG, n, null);
            case L2I -> unary(LirOp.LONG_TO_INT, n, null);
            case LCMP -> binary(LirOp.COMPARE, n, null);
            case FADD, DADD -> binary(LirOp.FLOAT, n, FpOp.ADD);
            case FSUB, DSUB -> binary(LirOp.FLOAT, n, FpOp.SUB);
            case FMUL, DMUL -> binary(LirOp.FLOAT, n, FpOp.MUL);
            case FDIV, DDIV -> binary(LirOp.FLOAT, n, FpOp.DIV);
            case FREM, DREM -> binary(LirOp.FLOAT_REMAINDER, n, null);
            case FNEG, DNEG -> unary(LirOp.FLOAT_NEGATE, n, null);
            case FCMPL, DCMPL -> binary(LirOp.FLOAT_COMPARE, n, NanOrder.LESS);
            case FCMPG, DCMPG -> binary(LirOp.FLOAT_COMPARE, n, NanOrder.GREATER);
            case I2F, I2D, L2F, L2D -> unary(LirOp.INT_TO_FLOAT, n, null);
            case F2I, F2L, D2I, D2L -> unary(LirOp.FLOAT_TO_INT, n, null);
            case F2D, D2F -> unary(LirOp.FLOAT_TO_FLOAT, n, null);
            case NULL_CHECK, IZERO_CHECK, LZERO_CHECK -> check(n, Condition.NOT_EQUAL, lir.constant(0));
            case SIZE_CHECK -> check(n, Condition.GREATER_EQUAL, lir.constant(0));
            case BOUNDS_CHECK -> check(n, Condition.BELOW, operand(n.input(1)));
            case POLL -> add(LirOp.POLL, Kind.VOID, NONE, NONE, NONE, null, null, n);
            default -> throw new BailoutException("no machine code yet for " + n.op().text());
        }
    }

    // Control.

    private void terminate(Block block, Node n) {
        switch (n.op()) {
            case GOTO -> {
                moves(block, 0);
                add(LirOp.JUMP, Kind.VOID, NONE, NONE, NONE, null, null, n);
                current.successors().add(blocks[block.successor(0).id()]);
            }
            case IF_INT, IF_LONG, IF_REF -> {
                add(LirOp.BRANCH, n.input(0).kind(), NONE, operand(n.input(0)), operand(n.input(1)), null, condition(n), n);
                successors(block);
            }
            case SWITCH -> {
                add(LirOp.SWITCH, Kind.INT, NONE, operand(n.input(0)), NONE, n.symbol(), null, n);
                successors(block);
            }
            case RETURN -> {
                boolean hasResult = n.inputCount() > 0;
                add(LirOp.RETURN, hasResult ? n.input(0).kind() : Kind.VOID, NONE, hasResult ? operand(n.input(0)) : NONE, NONE, null, null, n);
            }
            case TRAP -> add(LirOp.TRAP, Kind.VOID, NONE, NONE, NONE, null, null, n);
            default -> throw new BailoutException("no machine code yet for " + n.op().text());
        }
    }

    private static Condition condition(Node n) {
        return switch (n.condition()) {
            case EQ -> Condition.EQUAL;
            case NE -> Condition.NOT_EQUAL;
            case LT -> Condition.LESS;
            case GE -> Condition.GREATER_EQUAL;
            case GT -> Condition.GREATER;
            case LE -> Condition.LESS_EQUAL;
            case BELOW -> Condition.BELOW;
            case ABOVE_EQUAL -> Condition.ABOVE_EQUAL;
            case ABOVE -> Condition.ABOVE;
            case BELOW_EQUAL -> Condition.BELOW_EQUAL;
        };
    }

    /** Successors of a block with several ones. Moves for an edge stand in a block of their own. */
    private void successors(Block block) {
        LirBlock from = current;
        for (int i = 0; i < block.successorCount(); i++) {
            LirBlock to = blocks[block.successor(i).id()];
            if (block.successor(i).first().op() == Op.PHI) {
                current = lir.newBlock(from + "-" + to);
                moves(block, i);
                add(LirOp.JUMP, Kind.VOID, NONE, NONE, NONE, null, null, null);
                current.successors().add(to);
                lir.blocks().add(current);
                to = current;
            }
            from.successors().add(to);
        }
        current = from;
    }

    /** The moves for the phis at the end of an edge. */
    private void moves(Block from, int edge) {
        Block to = from.successor(edge);
        int in = from.incoming(edge);
        ParallelMoves moves = new ParallelMoves();
        for (Node phi = to.first(); phi.op() == Op.PHI; phi = phi.next()) {
            moves.add(register(phi), operand(phi.input(in)));
        }
        moves.inOrder(r -> lir.newRegister(lir.kind(r)), (dst, src) -> add(LirOp.MOVE, lir.kind(dst), dst, src, NONE, null, null, null));
    }
}
