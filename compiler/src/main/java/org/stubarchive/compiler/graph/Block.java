package org.stubarchive.compiler.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * A basic block: its nodes in order, phis first, a terminator last. An edge is in the list of successors of its start and the list of predecessors of
 * its end; inputs of phis are in the order of the predecessors. Two edges between the same blocks are two entries.
 */
public final class Block {
    private final int id;
    private final int bci;
    private final List<Block> predecessors = new ArrayList<>(2);
    private final List<Block> successors = new ArrayList<>(2);
    private Node first;
    private Node last;

    Block(int id, int bci) {
        this.id = id;
        this.bci = bci;
    }

    /** Dense number in the graph, from 0. */
    public int id() {
        return id;
    }

    /** Bytecode index that its code starts at. */
    public int bci() {
        return bci;
    }

    /** Number of edges that come in. */
    public int predecessorCount() {
        return predecessors.size();
    }

    /** Where an edge comes from. */
    public Block predecessor(int i) {
        return predecessors.get(i);
    }

    /** Number of edges that go out. */
    public int successorCount() {
        return successors.size();
    }

    /** Where an edge goes. */
    public Block successor(int i) {
        return successors.get(i);
    }

    /** Number, at its end, of an edge that goes out: of several edges between two blocks the first is the first at both ends. */
    public int incoming(int edge) {
        Block to = successors.get(edge);
        int which = 0;
        for (int i = 0; i < edge; i++) {
            which += successors.get(i) == to ? 1 : 0;
        }
        int at = 0;
        while (to.predecessors.get(at) != this || which-- > 0) {
            at++;
        }
        return at;
    }

    /** Adds an edge. Phis that the end has get their inputs from the caller. */
    public void connect(Block to) {
        successors.add(to);
        to.predecessors.add(this);
    }

    /**
     * Whether the block behind the jump at the end of this one can be made a part of it: no other edge leads there.
     */
    public boolean canAbsorbSuccessor() {
        return last != null && last.op() == Op.GOTO && successors.get(0).predecessors.size() == 1 && successors.get(0) != this
                && successors.get(0).first.op() != Op.PHI;
    }

    /** Takes the nodes and edges of the successor, of which nothing is left; see {@link #canAbsorbSuccessor}. */
    public void absorbSuccessor() {
        Block behind = successors.get(0);
        remove(last);
        for (Node n = behind.first; n != null;) {
            Node next = n.next();
            append(n);
            n = next;
        }
        successors.clear();
        successors.addAll(behind.successors);
        for (Block to : successors) {
            to.predecessors.replaceAll(p -> p == behind ? this : p);
        }
        behind.first = null;
        behind.last = null;
        behind.successors.clear();
        behind.predecessors.clear();
    }

    /** First node; {@code null} if the block is empty, as only in a graph that is being built. */
    public Node first() {
        return first;
    }

    /** Last node: the terminator, once the graph is built. */
    public Node last() {
        return last;
    }

    /** Whether nothing can be added any more. */
    public boolean isEnded() {
        return last != null && (last.op().isTerminator() || last.isTerminator());
    }

    /** Adds a node at the end. */
    void append(Node n) {
        n.link(this, last, null);
        if (last == null) {
            first = n;
        } else {
            last.setNext(n);
        }
        last = n;
    }

    /** Adds a phi behind the other phis. */
    void appendPhi(Node phi) {
        Node before = null;
        for (Node n = first; n != null && n.op() == Op.PHI; n = n.next()) {
            before = n;
        }
        insertBehind(before, phi);
    }

    /** Adds a node behind another; first if that is {@code null}. */
    public void insertBehind(Node before, Node n) {
        Node behind = before == null ? first : before.next();
        n.link(this, before, behind);
        if (before == null) {
            first = n;
        } else {
            before.setNext(n);
        }
        if (behind == null) {
            last = n;
        } else {
            behind.setPrevious(n);
        }
    }

    /** Takes a node out. */
    public void remove(Node n) {
        if (n.previous() == null) {
            first = n.next();
        } else {
            n.previous().setNext(n.next());
        }
        if (n.next() == null) {
            last = n.previous();
        } else {
            n.next().setPrevious(n.previous());
        }
        n.link(null, null, null);
    }

    @Override
    public String toString() {
        return "B" + id;
    }
}
