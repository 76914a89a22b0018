package org.stubarchive.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.compiler.graph.Block;
import org.stubarchive.compiler.graph.Graph;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.Op;

/** Removes phis that have one value beside themselves. */
final class PhiSimplifier {
    private PhiSimplifier() {}

    static void run(Graph graph) {
        List<Node> phis = new ArrayList<>();
        for (Block b : graph.reversePostorder()) {
            for (Node n = b.first(); n != null && n.op() == Op.PHI; n = n.next()) {
                phis.add(n);
            }
        }
        for (boolean changed = true; changed;) {
            changed = false;
            List<Node> kept = new ArrayList<>();
            for (Node phi : phis) {
                Node only = only(phi);
                if (only == null) {
                    kept.add(phi);
                } else {
                    phi.replaceBy(only);
                    changed = true;
                }
            }
            phis = kept;
        }
    }

    /** The only input beside the phi itself; {@code null} if there are several. */
    private static Node only(Node phi) {
        Node found = null;
        for (int i = 0; i < phi.inputCount(); i++) {
            Node in = phi.input(i);
            if (in != phi && in != found) {
                if (found != null) {
                    return null;
                }
                found = in;
            }
        }
        return found;
    }
}
