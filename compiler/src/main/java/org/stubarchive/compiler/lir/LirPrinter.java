package org.stubarchive.compiler.lir;

import java.util.Locale;
import org.stubarchive.compiler.graph.Evaluation;
import org.stubarchive.compiler.graph.Kind;

/** Prints instructions. */
public final class LirPrinter {
    private LirPrinter() {}

    /** The text of a method. */
    public static String print(Lir lir) {
        StringBuilder out = new StringBuilder(lir.method().qualifiedName()).append('\n');
        for (LirBlock b : lir.blocks()) {
            out.append(b).append(":\n");
            for (LirInstruction i : b.instructions()) {
                out.append("  ").append(text(lir, i));
                if (i.op().isTerminator()) {
                    for (int s = 0; s < b.successors().size(); s++) {
                        out.append(s == 0 ? " -> " : ", ").append(b.successors().get(s));
                    }
                }
                out.append('\n');
            }
        }
        return out.toString();
    }

    private static String text(Lir lir, LirInstruction i) {
        StringBuilder b = new StringBuilder();
        if (i.dst() != LirInstruction.NONE) {
            b.append('r').append(i.dst()).append(" = ");
        }
        b.append(i.op().name().toLowerCase(Locale.ROOT));
        for (Object o : new Object[] {i.detail(), i.condition(), i.kind() == Kind.VOID ? null : i.kind()}) {
            if (o != null) {
                b.append(' ').append(o.toString().toLowerCase(Locale.ROOT));
            }
        }
        operand(lir, i, i.a(), " ", b);
        operand(lir, i, i.b(), ", ", b);
        return b.toString();
    }

    private static void operand(Lir lir, LirInstruction i, int operand, String before, StringBuilder to) {
        if (operand == LirInstruction.NONE) {
            return;
        }
        to.append(before);
        if (LirInstruction.isRegister(operand)) {
            to.append('r').append(operand);
            return;
        }
        long bits = lir.constantBits(operand);
        to.append(switch (i.kind()) {
            case FLOAT -> Evaluation.asFloat(bits) + "f";
            case DOUBLE -> Evaluation.asDouble(bits) + "d";
            default -> Long.toString(bits);
        });
    }
}
