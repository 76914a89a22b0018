package org.stubarchive.compiler.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * The natural loops of a graph: per header (a block that dominates the start of an edge to it) the blocks from which such an edge can be reached without
 * passing the header. Loops with several entries have no header; that there are some is told. Holds as long as no edge of the graph changes.
 */
public final class LoopTree {
    /** A loop. */
    public static final class Loop {
        private final Block header;
        private final List<Block> blocks = new ArrayList<>();
        private Loop parent;
        private int depth;

        private Loop(Block header) {
            this.header = header;
        }

        /** Its only entry. */
        public Block header() {
            return header;
        }

        /** All its blocks, those of inner loops too; the header is first. */
        public List<Block> blocks() {
            return blocks;
        }

        /** The loop around it, or {@code null}. */
        public Loop parent() {
            return parent;
        }

        /** Number of loops around it and itself. */
        public int depth() {
            return depth;
        }
    }

    private final Loop[] innermost;
    private final List<Loop> loops = new ArrayList<>();
    private boolean isReducible = true;

    /** Finds the loops. */
    public LoopTree(Graph graph, Dominators dominators) {
        innermost = new Loop[graph.blockCount()];
        Block[] order = dominators.order();
        int[] mark = new int[graph.blockCount()];
        // Inner loops have later headers: from the last to the first, the first loop that claims a block is its innermost.
        for (int i = order.length - 1; i >= 0; i--) {
            Block header = order[i];
            List<Block> ends = new ArrayList<>();
            for (int p = 0; p < header.predecessorCount(); p++) {
                Block from = header.predecessor(p);
                if (dominators.position(from) >= i) {
                    if (dominators.dominates(header, from)) {
                        ends.add(from);
                    } else {
                        isReducible = false;
                    }
                }
            }
            if (!ends.isEmpty()) {
                collect(new Loop(header), ends, mark, dominators);
            }
        }
        for (Loop l : loops) {
            for (Loop around = l; around != null; around = around.parent) {
                l.depth++;
            }
        }
    }

    private void collect(Loop loop, List<Block> ends, int[] mark, Dominators dominators) {
        loops.add(loop);
        int id = loops.size();
        mark[loop.header.id()] = id;
        loop.blocks.add(loop.header);
        List<Block> open = new ArrayList<>();
        for (Block b : ends) {
            add(b, loop, id, mark, open, dominators);
        }
        while (!open.isEmpty()) {
            Block b = open.remove(open.size() - 1);
            for (int p = 0; p < b.predecessorCount(); p++) {
                add(b.predecessor(p), loop, id, mark, open, dominators);
            }
        }
        for (Block b : loop.blocks) {
            Loop inner = innermost[b.id()];
            if (inner == null) {
                innermost[b.id()] = loop;
            } else {
                while (inner.parent != null && inner.parent != loop) {
                    inner = inner.parent;
                }
                if (inner != loop) {
                    inner.parent = loop;
                }
            }
        }
    }

    private static void add(Block b, Loop loop, int id, int[] mark, List<Block> open, Dominators dominators) {
        if (mark[b.id()] != id && dominators.position(b) >= 0) {
            mark[b.id()] = id;
            loop.blocks.add(b);
            open.add(b);
        }
    }

    /** The innermost loop that a block is in, or {@code null}. */
    public Loop innermost(Block b) {
        return innermost[b.id()];
    }

    /** All loops, inner ones before those around them. */
    public List<Loop> loops() {
        return loops;
    }

    /** Whether every loop has one entry. */
    public boolean isReducible() {
        return isReducible;
    }
}
