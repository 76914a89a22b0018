package org.stubarchive.compiler.lir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Moves that happen at once, put into an order in which no value is overwritten before it was read. */
final class ParallelMoves {
    private record Move(int dst, int src) {}

    private final List<Move> moves = new ArrayList<>();

    void add(int dst, int src) {
        if (dst != src) {
            moves.add(new Move(dst, src));
        }
    }

    /** Takes a move that comes next. */
    interface Sink {
        void move(int dst, int src);
    }

    /**
     * Puts the moves in order.
     *
     * @param temporary a new register for what a register holds, to break a cycle
     */
    void inOrder(IntUnaryOperator temporary, Sink to) {
        List<Move> open = new ArrayList<>(moves);
        while (!open.isEmpty()) {
            boolean moved = false;
            for (int i = 0; i < open.size(); i++) {
                Move m = open.get(i);
                if (!isRead(open, m.dst, i)) {
                    to.move(m.dst, m.src);
                    open.remove(i--);
                    moved = true;
                }
            }
            if (!moved) {
                // Every destination is still to be read: one value is kept elsewhere.
                Move m = open.get(0);
                int kept = temporary.applyAsInt(m.dst);
                to.move(kept, m.dst);
                open.replaceAll(o -> o.src == m.dst ? new Move(o.dst, kept) : o);
            }
        }
    }

    private static boolean isRead(List<Move> open, int register, int except) {
        for (int i = 0; i < open.size(); i++) {
            if (i != except && open.get(i).src == register) {
                return true;
            }
        }
        return false;
    }
}
