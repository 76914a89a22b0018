package org.stubarchive.compiler.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stubarchive.compiler.TestGraphs;

/** Dominators and loops of random graphs are what their definitions say. */
class GraphAnalysesTest {
    private static final int GRAPHS = 300;

    /** A graph of blocks with two edges each at most, which may lead anywhere but to the entry. */
    private static Graph random(Random random) {
        Graph g = TestGraphs.empty();
        List<Block> blocks = new ArrayList<>();
        for (int n = 2 + random.nextInt(9); n > 0; n--) {
            blocks.add(g.newBlock(0));
        }
        g.append(g.entry(), Op.GOTO, Type.VOID);
        g.entry().connect(blocks.get(0));
        for (Block b : blocks) {
            switch (random.nextInt(4)) {
                case 0 -> g.append(b, Op.RETURN, Type.VOID);
                case 1 -> {
                    g.append(b, Op.GOTO, Type.VOID);
                    b.connect(blocks.get(random.nextInt(blocks.size())));
                }
                default -> {
                    g.append(b, Op.IF_INT, Type.VOID, g.intConstant(0), g.intConstant(1));
                    b.connect(blocks.get(random.nextInt(blocks.size())));
                    b.connect(blocks.get(random.nextInt(blocks.size())));
                }
            }
        }
        return g;
    }

    private static void reach(Block from, Block without, Set<Block> to) {
        if (from != without && to.add(from)) {
            for (int i = 0; i < from.successorCount(); i++) {
                reach(from.successor(i), without, to);
            }
        }
    }

    @Test
    void dominatorsAreThoseThatCutOff() {
        Random random = new Random(5);
        for (int i = 0; i < GRAPHS; i++) {
            Graph g = random(random);
            Dominators d = new Dominators(g);
            Set<Block> reachable = new HashSet<>();
            reach(g.entry(), null, reachable);
            assertEquals(reachable, Set.of(d.order()));
            for (Block a : reachable) {
                Set<Block> without = new HashSet<>();
                reach(g.entry(), a, without);
                for (Block b : reachable) {
                    assertEquals(!without.contains(b), d.dominates(a, b), a + " and " + b + " of graph " + i);
                }
            }
            assertNull(d.immediate(g.entry()));
            for (Block b : reachable) {
                if (b != g.entry()) {
                    Block up = d.immediate(b);
                    assertTrue(up != b && d.dominates(up, b));
                    for (Block a : reachable) {
                        assertTrue(a == b || !d.dominates(a, b) || d.dominates(a, up), a + " lies between " + up + " and " + b);
                    }
                }
            }
        }
    }

    @Test
    void loopsAreWhatReachesTheirHeaders() {
        Random random = new Random(6);
        int loops = 0;
        int irreducible = 0;
        for (int i = 0; i < GRAPHS; i++) {
            Graph g = random(random);
            Dominators d = new Dominators(g);
            LoopTree tree = new LoopTree(g, d);
            irreducible += tree.isReducible() ? 0 : 1;
            Set<Block> headers = new HashSet<>();
            for (Block b : d.order()) {
                for (int s = 0; s < b.successorCount(); s++) {
                    if (d.dominates(b.successor(s), b)) {
                        headers.add(b.successor(s));
                    }
                }
            }
            assertEquals(headers.size(), tree.loops().size());
            for (LoopTree.Loop l : tree.loops()) {
                loops++;
                assertSame(l.header(), l.blocks().get(0));
                assertTrue(headers.contains(l.header()));
                for (Block b : d.order()) {
                    assertEquals(isIn(b, l.header(), d), l.blocks().contains(b), b + " in the loop of " + l.header() + " of graph " + i);
                }
                int depth = 1;
                for (LoopTree.Loop p = l.parent(); p != null; p = p.parent()) {
                    assertTrue(p.blocks().containsAll(l.blocks()));
                    depth++;
                }
                assertEquals(depth, l.depth());
            }
            for (Block b : d.order()) {
                LoopTree.Loop smallest = null;
                for (LoopTree.Loop l : tree.loops()) {
                    if (l.blocks().contains(b) && (smallest == null || l.blocks().size() < smallest.blocks().size())) {
                        smallest = l;
                    }
                }
                assertSame(smallest, tree.innermost(b), b + " of graph " + i);
            }
        }
        assertTrue(loops > 100 && irreducible > 10, loops + " loops, " + irreducible + " graphs with others");
    }

    /** Whether a block is the header, or reaches an edge back to it without passing it. */
    private static boolean isIn(Block b, Block header, Dominators d) {
        if (b == header) {
            return true;
        }
        Set<Block> reached = new HashSet<>();
        reach(b, header, reached);
        for (Block r : reached) {
            for (int s = 0; s < r.successorCount(); s++) {
                if (r.successor(s) == header && d.dominates(header, r)) {
                    return true;
                }
            }
        }
        return false;
    }
}
