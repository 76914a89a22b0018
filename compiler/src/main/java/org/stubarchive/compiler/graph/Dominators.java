package org.stubarchive.compiler.graph;

import java.util.Arrays;

/**
 * Which blocks every way from the entry to a block passes (Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm, 2001). Holds as long as no
 * edge of the graph changes.
 */
public final class Dominators {
    private static final int NONE = -1;

    private final Block[] order;
    /** Position in the order by block number; NONE for unreachable blocks. */
    private final int[] position;
    /** Position of the immediate dominator by position. */
    private final int[] immediate;
    /** Number in a walk over the dominator tree when a block is entered, by position. */
    private final int[] entered;
    /** The same when it is left. */
    private final int[] left;

    /** Computes the dominators of a graph. */
    public Dominators(Graph graph) {
        order = graph.reversePostorder();
        position = new int[graph.blockCount()];
        Arrays.fill(position, NONE);
        for (int i = 0; i < order.length; i++) {
            position[order[i].id()] = i;
        }
        immediate = new int[order.length];
        entered = new int[order.length];
        left = new int[order.length];
        solve();
        number();
    }

    private void solve() {
        Arrays.fill(immediate, NONE);
        immediate[0] = 0;
        for (boolean changed = true; changed;) {
            changed = false;
            for (int i = 1; i < order.length; i++) {
                Block b = order[i];
                int found = NONE;
                for (int p = 0; p < b.predecessorCount(); p++) {
                    int from = position[b.predecessor(p).id()];
                    if (from != NONE && immediate[from] != NONE) {
                        found = found == NONE ? from : intersect(found, from);
                    }
                }
                if (immediate[i] != found) {
                    immediate[i] = found;
                    changed = true;
                }
            }
        }
    }

    private int intersect(int a, int b) {
        int x = a;
        int y = b;
        while (x != y) {
            while (x > y) {
                x = immediate[x];
            }
            while (y > x) {
                y = immediate[y];
            }
        }
        return x;
    }

    /** Numbers the tree without recursion: children are visited from lists, latest first. */
    private void number() {
        int[] firstChild = new int[order.length];
        int[] sibling = new int[order.length];
        Arrays.fill(firstChild, NONE);
        for (int i = order.length - 1; i > 0; i--) {
            sibling[i] = firstChild[immediate[i]];
            firstChild[immediate[i]] = i;
        }
        int clock = 0;
        int at = 0;
        entered[0] = clock++;
        while (true) {
            int child = firstChild[at];
            if (child != NONE) {
                firstChild[at] = sibling[child];
                entered[child] = clock++;
                at = child;
            } else {
                left[at] = clock++;
                if (at == 0) {
                    return;
                }
                at = immediate[at];
            }
        }
    }

    /** The reachable blocks in reverse postorder; not to be written. */
    public Block[] order() {
        return order;
    }

    /** Place of a block in the order, or -1 if it is not reachable. */
    public int position(Block b) {
        return position[b.id()];
    }

    /** The immediate dominator; {@code null} for the entry. */
    public Block immediate(Block b) {
        int i = position[b.id()];
        return i == 0 ? null : order[immediate[i]];
    }

    /** Whether every way to the second block passes the first. A block dominates itself; only reachable blocks may be asked about. */
    public boolean dominates(Block a, Block b) {
        int x = position[a.id()];
        int y = position[b.id()];
        return entered[x] <= entered[y] && left[y] <= left[x];
    }

    /** Whether a node is computed on every way to another, before it. */
    public boolean dominates(Node a, Node b) {
        if (a.block() != b.block()) {
            return dominates(a.block(), b.block());
        }
        for (Node n = a.next(); n != null; n = n.next()) {
            if (n == b) {
                return true;
            }
        }
        return false;
    }
}
