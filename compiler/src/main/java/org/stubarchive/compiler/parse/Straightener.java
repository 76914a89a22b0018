package org.stubarchive.compiler.parse;

import org.stubarchive.compiler.graph.Block;
import org.stubarchive.compiler.graph.Graph;

/**
 * Makes one block of two where control goes nowhere else and comes from nowhere else. Bytecode has many such: ranges of handlers, what a branch
 * jumps over, what was folded.
 */
final class Straightener {
    private Straightener() {}

    static void run(Graph graph) {
        for (Block b : graph.reversePostorder()) {
            // What was absorbed comes later in the order, and is empty.
            while (b.canAbsorbSuccessor()) {
                b.absorbSuccessor();
            }
        }
    }
}
