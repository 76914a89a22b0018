package org.stubarchive.compiler.lir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.stubarchive.compiler.graph.GraphException;

/**
 * Checks that instructions have their operands, that blocks end with their only terminator, and that every register is written before it is read, on
 * every way.
 */
public final class LirVerifier {
    private final Lir lir;
    /** Registers that are written on every way to the start of a block, by its number; {@code null} for one that was not come to. */
    private final List<BitSet> written = new ArrayList<>();

    private LirVerifier(Lir lir) {
        this.lir = lir;
    }

    /**
     * Checks instructions.
     *
     * @throws GraphException if something does not hold
     */
    public static void verify(Lir lir) {
        new LirVerifier(lir).verify();
    }

    private void verify() {
        Deque<LirBlock> open = new ArrayDeque<>();
        BitSet arguments = new BitSet();
        for (int a : lir.arguments()) {
            if (a != LirInstruction.NONE) {
                arguments.set(a);
            }
        }
        join(lir.blocks().get(0), arguments, open);
        while (!open.isEmpty()) {
            LirBlock b = open.pop();
            BitSet now = (BitSet) written.get(b.id()).clone();
            for (LirInstruction i : b.instructions()) {
                instruction(b, i, now);
            }
            for (LirBlock s : b.successors()) {
                join(s, now, open);
            }
        }
    }

    private void join(LirBlock to, BitSet from, Deque<LirBlock> open) {
        while (written.size() <= to.id()) {
            written.add(null);
        }
        BitSet known = written.get(to.id());
        if (known == null) {
            written.set(to.id(), (BitSet) from.clone());
            open.push(to);
            return;
        }
        int before = known.cardinality();
        known.and(from);
        if (known.cardinality() != before) {
            open.push(to);
        }
    }

    private void instruction(LirBlock b, LirInstruction i, BitSet now) {
        boolean isLast = b.instructions().get(b.instructions().size() - 1) == i;
        int inputs = (i.a() == LirInstruction.NONE ? 0 : 1) + (i.b() == LirInstruction.NONE ? 0 : 1);
        if (i.op().isTerminator() != isLast) {
            throw wrong(b, i, isLast ? "ends its block" : "stands inside its block");
        }
        if (inputs != i.op().inputs() && !(i.op() == LirOp.RETURN && inputs == 1)) {
            throw wrong(b, i, "has " + inputs + " operands");
        }
        read(b, i, i.a(), now);
        read(b, i, i.b(), now);
        if (i.dst() != LirInstruction.NONE) {
            now.set(i.dst());
        }
    }

    private void read(LirBlock b, LirInstruction i, int operand, BitSet now) {
        if (LirInstruction.isRegister(operand)) {
            if (!now.get(operand)) {
                throw wrong(b, i, "reads r" + operand + ", which is not written before");
            }
            if (i.op() != LirOp.SHIFT && lir.kind(operand) != i.kind()) {
                throw wrong(b, i, "reads r" + operand + " as " + i.kind());
            }
        }
    }

    private GraphException wrong(LirBlock b, LirInstruction i, String what) {
        return new GraphException(lir.method().qualifiedName() + ": " + b + " " + i.op() + ": " + what);
    }
}
