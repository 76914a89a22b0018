package org.stubarchive.compiler.parse;

import org.stubarchive.compiler.graph.Block;
import org.stubarchive.compiler.graph.Graph;
import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.Op;
import org.stubarchive.compiler.graph.Type;

/**
 * The frames at the starts of the blocks of bytecode, joined from the edges that lead there. Loop headers get their phis when the first edge comes, for
 * what the loop assigns; other blocks when values differ.
 */
final class Joins {
    private final Graph graph;
    private final LocalLiveness liveness;
    private final Block[] blocks;
    private final Frame[] frames;
    /** Whether the walk has been there: the frame does not change any more, only phis get inputs. */
    private final boolean[] isWalked;

    Joins(Graph graph, LocalLiveness liveness, int codeBlocks) {
        this.graph = graph;
        this.liveness = liveness;
        this.blocks = new Block[codeBlocks];
        this.frames = new Frame[codeBlocks];
        this.isWalked = new boolean[codeBlocks];
    }

    /** The block that a block of bytecode begins in; {@code null} if no edge has led there. */
    Block block(CodeBlock of) {
        return blocks[of.index];
    }

    /** Whether a block of bytecode has been reached and not been walked through. */
    boolean isOpen(CodeBlock of) {
        return blocks[of.index] != null && !isWalked[of.index];
    }

    /** Begins the walk through a block of bytecode, with a frame that belongs to the caller. */
    Frame walk(CodeBlock of) {
        isWalked[of.index] = true;
        return of.isLoopHeader ? frames[of.index].copy() : frames[of.index];
    }

    /** Adds an edge and joins the frame at its end. */
    void join(Block from, CodeBlock to, Frame frame) {
        Block block = blocks[to.index];
        if (block == null) {
            block = graph.newBlock(to.start);
            blocks[to.index] = block;
            frames[to.index] = first(block, to, frame);
            from.connect(block);
            return;
        }
        int edges = block.predecessorCount();
        from.connect(block);
        merge(block, to, frames[to.index], frame, edges);
    }

    private Frame first(Block block, CodeBlock to, Frame frame) {
        Frame f = frame.copy();
        f.keep(liveness.atStart(to));
        if (to.isLoopHeader) {
            for (int i = 0; i < f.localCount(); i++) {
                Node v = f.local(i);
                if (v != null && to.assigned.has(i)) {
                    f.setLocalSlot(i, loopPhi(block, v, Type.of(v.kind())));
                }
            }
            for (int i = 0; i < f.depth(); i++) {
                Node v = f.stackSlot(i);
                if (v != null) {
                    // An exception that was thrown is not null.
                    f.setStackSlot(i, loopPhi(block, v, to.isDispatch() ? Type.NOT_NULL : Type.of(v.kind())));
                }
            }
        }
        return f;
    }

    /** Nothing is known yet of what comes around the loop; but a return address is the same wherever it is used. */
    private Node loopPhi(Block block, Node first, Type type) {
        if (first.op() == Op.RETURN_ADDRESS) {
            return first;
        }
        Node phi = graph.phi(block, type);
        phi.addInput(first);
        return phi;
    }

    private void merge(Block block, CodeBlock to, Frame into, Frame frame, int edges) {
        if (into.depth() != frame.depth()) {
            throw new BailoutException("stacks of different depths meet at " + to.start);
        }
        for (int i = 0; i < into.localCount(); i++) {
            if (into.local(i) != null) {
                into.setLocalSlot(i, merged(block, to, into.local(i), frame.local(i), edges));
            }
        }
        for (int i = 0; i < into.depth(); i++) {
            if (into.stackSlot(i) != null) {
                into.setStackSlot(i, merged(block, to, into.stackSlot(i), frame.stackSlot(i), edges));
            }
        }
        if (into.lockCount() != frame.lockCount()) {
            throw new BailoutException("different numbers of monitors are held at " + to.start);
        }
        for (int i = 0; i < into.lockCount(); i++) {
            if (into.lock(i).unchecked() != frame.lock(i).unchecked()) {
                throw new BailoutException("different monitors are held at " + to.start);
            }
        }
    }

    private Node merged(Block block, CodeBlock to, Node known, Node incoming, int edges) {
        boolean isPhi = known.op() == Op.PHI && known.block() == block;
        boolean fits = incoming != null && incoming.kind() == known.kind() && (incoming.op() == Op.RETURN_ADDRESS) == (known.op() == Op.RETURN_ADDRESS);
        if (isWalked[to.index]) {
            if (isPhi) {
                // What does not fit cannot be read, by the verifier: any value will do.
                known.addInput(fits ? incoming : graph.zero(known.kind()));
            } else if (!fits || incoming.unchecked() != known.unchecked()) {
                throw new BailoutException("a loop at " + to.start + " changes what it does not assign");
            }
            return known;
        }
        if (!fits) {
            return null;
        }
        if (isPhi) {
            known.addInput(incoming);
            known.setType(known.type().union(incoming.type()));
            return known;
        }
        if (known == incoming) {
            return known;
        }
        if (known.unchecked() == incoming.unchecked()) {
            return known.unchecked();
        }
        if (known.op() == Op.RETURN_ADDRESS) {
            return null;
        }
        Node phi = graph.phi(block, known.type().union(incoming.type()));
        for (int i = 0; i < edges; i++) {
            phi.addInput(known);
        }
        phi.addInput(incoming);
        return phi;
    }

    /** Adds the zero of its kind for edges that a phi has no input for: those that came after its slot was given up. */
    void complete(Block block) {
        for (Node phi = block.first(); phi != null && phi.op() == Op.PHI; phi = phi.next()) {
            Kind kind = phi.kind();
            while (phi.inputCount() < block.predecessorCount()) {
                phi.addInput(graph.zero(kind));
            }
        }
    }
}
