package org.stubarchive.compiler.graph;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import org.stubarchive.compiler.ci.CiConstant;
import org.stubarchive.compiler.ci.CiKlass;

/**
 * Prints a graph as text that is made to be compared: blocks are named by their bytecode index and values by block and place in it, so a change in one
 * block leaves the names in others alone.
 */
public final class GraphPrinter {
    /** What is printed beside the nodes. */
    public enum States {
        /** The frame states, too. */
        SHOWN,
        /** Nodes only. */
        HIDDEN
    }

    private final Graph graph;
    private final States states;
    private final StringBuilder out = new StringBuilder();
    private final String[] blockNames;
    private final Map<Node, String> names = new IdentityHashMap<>();

    private GraphPrinter(Graph graph, States states) {
        this.graph = graph;
        this.states = states;
        this.blockNames = new String[graph.blockCount()];
    }

    /** The text of a graph. */
    public static String print(Graph graph, States states) {
        GraphPrinter p = new GraphPrinter(graph, states);
        Block[] order = graph.reversePostorder();
        p.name(order);
        p.out.append(graph.method().qualifiedName()).append('\n');
        Dominators dominators = new Dominators(graph);
        LoopTree loops = new LoopTree(graph, dominators);
        for (Block b : order) {
            p.block(b, loops);
        }
        return p.out.toString();
    }

    private void name(Block[] order) {
        Map<Integer, Integer> seen = new HashMap<>();
        for (Block b : order) {
            int again = seen.merge(b.bci(), 1, Integer::sum) - 1;
            blockNames[b.id()] = "b" + b.bci() + (again == 0 ? "" : "_" + again);
            int at = 0;
            for (Node n = b.first(); n != null; n = n.next()) {
                if (n.kind() != Kind.VOID && !n.isNumber() && n.op() != Op.CONST_NULL) {
                    names.put(n, n.op() == Op.PARAMETER ? "p" + n.immediate() : "v" + blockNames[b.id()].substring(1) + "." + at++);
                }
            }
        }
    }

    private void block(Block b, LoopTree loops) {
        out.append(blockNames[b.id()]).append(':');
        for (int i = 0; i < b.predecessorCount(); i++) {
            out.append(i == 0 ? " from " : ", ").append(blockNames[b.predecessor(i).id()]);
        }
        LoopTree.Loop loop = loops.innermost(b);
        if (loop != null) {
            out.append(loop.header() == b ? "; header of loop " : "; in loop ").append(blockNames[loop.header().id()]).append(" depth ").append(loop.depth());
        }
        out.append('\n');
        for (Node n = b.first(); n != null; n = n.next()) {
            if (!n.isNumber() && n.op() != Op.CONST_NULL) {
                node(n);
            }
        }
    }

    private void node(Node n) {
        out.append("  ");
        if (n.kind() != Kind.VOID) {
            out.append(names.get(n)).append(" = ");
        }
        out.append(n.op().text());
        if (n.op() == Op.IF_INT || n.op() == Op.IF_LONG || n.op() == Op.IF_REF) {
            out.append(' ').append(n.condition().name().toLowerCase(Locale.ROOT));
        }
        if (n.symbol() != null) {
            out.append(' ').append(symbol(n.symbol()));
        }
        for (int i = 0; i < n.inputCount(); i++) {
            out.append(i == 0 ? " " : ", ").append(value(n.input(i)));
        }
        if (n.kind() != Kind.VOID) {
            out.append(" : ").append(n.type());
        }
        if (n.isTerminator()) {
            Block b = n.block();
            for (int i = 0; i < b.successorCount(); i++) {
                out.append(i == 0 ? " -> " : ", ").append(blockNames[b.successor(i).id()]);
            }
        }
        if (n.state() != null && states == States.SHOWN) {
            state(n.state());
        }
        out.append('\n');
    }

    private static String symbol(Object symbol) {
        if (symbol instanceof CiKlass k) {
            return k.name();
        }
        if (symbol instanceof CiConstant c) {
            return c.kind() == CiConstant.Kind.STRING ? quoted(c.text()) : c.text();
        }
        return symbol.toString();
    }

    /** A string in quotes, printable. */
    public static String quoted(String s) {
        StringBuilder b = new StringBuilder("\"");
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            b.append(c < 0x20 || c >= 0x7f ? String.format("\\u%04x", (int) c) : c == '"' || c == '\\' ? "\\" + c : String.valueOf(c));
        }
        return b.append('"').toString();
    }

    private String value(Node n) {
        if (n == null) {
            return "-";
        }
        return switch (n.op()) {
            case CONST_I -> Long.toString(n.immediate());
            case CONST_J -> n.immediate() + "L";
            case CONST_F -> Float.intBitsToFloat((int) n.immediate()) + "f";
            case CONST_D -> Double.longBitsToDouble(n.immediate()) + "d";
            case CONST_NULL -> "null";
            default -> names.getOrDefault(n, "?" + n.id());
        };
    }

    private void state(FrameState s) {
        out.append(" @").append(s.bci()).append(' ').append(s.resume().name().toLowerCase(Locale.ROOT)).append(" [");
        values(s, 0, s.localCount());
        out.append(" |");
        values(s, s.localCount(), s.localCount() + s.stackCount());
        if (s.lockCount() > 0) {
            out.append(" | locks");
            values(s, s.localCount() + s.stackCount(), s.valueCount());
        }
        out.append(']');
        if (s.caller() != null) {
            state(s.caller());
        }
    }

    /** Values with the numbers of their slots; empty ones are left out. */
    private void values(FrameState s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.value(i) != null) {
                out.append(' ').append(i - from).append('=').append(value(s.value(i)));
            }
        }
    }
}
