package org.stubarchive.compiler.parse;

import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.Op;
import org.stubarchive.compiler.graph.Type;
import org.stubarchive.format.runtime.Opcodes;

/** Arithmetic, conversions, comparisons, iinc. */
final class ArithmeticBytecodes {
    /** The operation of each bytecode from iadd to dcmpg; {@code null} for iinc. */
    private static final Op[] OPS = {
        Op.IADD, Op.LADD, Op.FADD, Op.DADD,
        Op.ISUB, Op.LSUB, Op.FSUB, Op.DSUB,
        Op.IMUL, Op.LMUL, Op.FMUL, Op.DMUL,
        Op.IDIV, Op.LDIV, Op.FDIV, Op.DDIV,
        Op.IREM, Op.LREM, Op.FREM, Op.DREM,
        Op.INEG, Op.LNEG, Op.FNEG, Op.DNEG,
        Op.ISHL, Op.LSHL, Op.ISHR, Op.LSHR, Op.IUSHR, Op.LUSHR,
        Op.IAND, Op.LAND, Op.IOR, Op.LOR, Op.IXOR, Op.LXOR,
        null,
        Op.I2L, Op.I2F, Op.I2D, Op.L2I, Op.L2F, Op.L2D, Op.F2I, Op.F2L, Op.F2D, Op.D2I, Op.D2L, Op.D2F,
        Op.I2B, Op.I2C, Op.I2S,
        Op.LCMP, Op.FCMPL, Op.FCMPG, Op.DCMPL, Op.DCMPG,
    };

    private final MethodParser p;

    ArithmeticBytecodes(MethodParser parser) {
        this.p = parser;
    }

    /** The operation of a bytecode from iadd to dcmpg; {@code null} for iinc. */
    static Op op(int opcode) {
        return OPS[opcode - Opcodes.IADD];
    }

    void bytecode(int opcode) {
        Op op = op(opcode);
        if (op == null) {
            increment();
            return;
        }
        if (op.fixedInputs() == 1) {
            Node a = p.pop(op.input(0));
            p.push(p.compute(op, typeOf(op), a));
            return;
        }
        Node b = p.pop(op.input(1));
        Node a = p.pop(op.input(0));
        switch (op) {
            case IDIV, IREM, LDIV, LREM -> b = p.zeroCheck(b);
            default -> {
            }
        }
        p.push(p.compute(op, typeOf(op), a, b));
    }

    private void increment() {
        int local = Instructions.local(p.code, p.bci);
        Node value = p.frame.local(local);
        if (value == null || value.kind() != Kind.INT) {
            throw new BailoutException("local variable " + local + " is no int at " + p.bci);
        }
        p.frame.setLocal(local, p.compute(Op.IADD, Type.INT, value, p.graph.intConstant(Instructions.increment(p.code, p.bci))));
    }

    private static Type typeOf(Op op) {
        return switch (op) {
            case I2B -> Type.BYTE;
            case I2C -> Type.CHAR;
            case I2S -> Type.SHORT;
            case I2L -> Type.longRange(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LCMP, FCMPL, FCMPG, DCMPL, DCMPG -> Type.COMPARISON;
            default -> Type.of(op.result());
        };
    }
}
