package org.stubarchive.compiler.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** A depth-first walk over blocks of bytecode, which orders them. */
final class Walk {
    private static final int DONE = -1;
    private static final int UNSEEN = 0;

    private final ToIntFunction<CodeBlock> edgeCount;
    private final Consumer<CodeBlock> opener;
    private final List<CodeBlock> postorder = new ArrayList<>();
    private final List<CodeBlock> stack = new ArrayList<>();
    /** One more than the number of the edge that comes next, by number of the block. */
    private int[] progress = new int[32];
    private final List<CodeBlock> headers = new ArrayList<>();

    /**
     * A walk.
     *
     * @param edgeCount how many of a block's edges are followed
     * @param opener called when a block is reached, before its edges are asked for
     */
    Walk(ToIntFunction<CodeBlock> edgeCount, Consumer<CodeBlock> opener) {
        this.edgeCount = edgeCount;
        this.opener = opener;
    }

    /** The blocks that are reached, in reverse postorder. */
    CodeBlock[] from(CodeBlock entry) {
        open(entry);
        while (!stack.isEmpty()) {
            CodeBlock b = stack.get(stack.size() - 1);
            int edges = edgeCount.applyAsInt(b);
            int next = progress[b.id];
            if (next <= edges) {
                progress[b.id]++;
                // Exceptions first, and the target of a branch last: what is likely comes next in the order.
                follow(b.edge(edges - next));
            } else {
                stack.remove(stack.size() - 1);
                progress[b.id] = DONE;
                postorder.add(b);
            }
        }
        CodeBlock[] order = new CodeBlock[postorder.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = postorder.get(order.length - 1 - i);
        }
        return order;
    }

    private void follow(CodeBlock to) {
        int state = to.id < progress.length ? progress[to.id] : UNSEEN;
        if (state == UNSEEN) {
            open(to);
        } else if (state != DONE) {
            headers.add(to);
        }
    }

    private void open(CodeBlock b) {
        opener.accept(b);
        if (b.id >= progress.length) {
            progress = Arrays.copyOf(progress, Math.max(b.id + 1, 2 * progress.length));
        }
        progress[b.id] = 1;
        stack.add(b);
    }

    /** Marks the blocks that an edge led to while they were walked through: those that edges lead back to. */
    void markHeaders() {
        for (CodeBlock h : headers) {
            h.isLoopHeader = true;
        }
    }
}
