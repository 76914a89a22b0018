package org.stubarchive.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.compiler.ci.CiField;
import org.stubarchive.compiler.graph.Block;
import org.stubarchive.compiler.graph.FrameState;
import org.stubarchive.compiler.graph.Graph;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.Op;

/** Removes nodes without effect that nothing uses. */
final class DeadNodes {
    private final boolean[] used;
    private final List<Node> open = new ArrayList<>();

    private DeadNodes(Graph graph) {
        used = new boolean[graph.nodeCount()];
    }

    static void run(Graph graph) {
        DeadNodes d = new DeadNodes(graph);
        Block[] order = graph.reversePostorder();
        for (Block b : order) {
            for (Node n = b.first(); n != null; n = n.next()) {
                if (!isRemovable(n)) {
                    d.use(n);
                }
            }
        }
        while (!d.open.isEmpty()) {
            Node n = d.open.remove(d.open.size() - 1);
            for (int i = 0; i < n.inputCount(); i++) {
                d.use(n.input(i));
            }
            for (FrameState s = n.state(); s != null; s = s.caller()) {
                for (int i = 0; i < s.valueCount(); i++) {
                    if (s.value(i) != null) {
                        d.use(s.value(i));
                    }
                }
            }
        }
        for (Block b : order) {
            for (Node n = b.first(); n != null;) {
                Node next = n.next();
                if (!d.used[n.id()] && !isAtHead(n)) {
                    b.remove(n);
                }
                n = next;
            }
        }
    }

    private void use(Node n) {
        if (!used[n.id()]) {
            used[n.id()] = true;
            open.add(n);
        }
    }

    /** Arguments and constants stay: the graph keeps them. */
    private static boolean isAtHead(Node n) {
        return n.op().compareTo(Op.CONST_OBJECT) <= 0;
    }

    private static boolean isRemovable(Node n) {
        return switch (n.op().group()) {
            case PURE, PHI -> true;
            case PINNED -> n.op() == Op.REFINE;
            default -> n.op() == Op.LOAD_ELEMENT || (n.op() == Op.LOAD_FIELD || n.op() == Op.LOAD_STATIC) && !((CiField) n.symbol()).isVolatile();
        };
    }
}
