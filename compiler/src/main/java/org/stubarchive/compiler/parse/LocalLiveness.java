package org.stubarchive.compiler.parse;

import org.stubarchive.compiler.ci.CiMethod;

/**
 * Which local variables may be read later: at the start of each block, and at each bytecode of the block that is being walked through. Any bytecode may
 * throw, so what the handlers read is live throughout the blocks that they cover.
 */
final class LocalLiveness {
    private final byte[] code;
    private final int locals;
    private final CodeBlock[] blocks;
    private final LocalSet[] atStart;
    /** Of the current block: what is live before a bytecode, by its index. */
    private final LocalSet[] before;
    private final LocalSet work;

    LocalLiveness(CiMethod method, BlockMap map) {
        this.code = method.code();
        this.locals = method.maxLocals();
        this.blocks = map.all();
        this.atStart = new LocalSet[blocks.length];
        this.before = new LocalSet[code.length];
        this.work = new LocalSet(locals);
        solve();
    }

    private void solve() {
        LocalSet[] killed = new LocalSet[blocks.length];
        for (CodeBlock b : blocks) {
            atStart[b.id] = new LocalSet(locals);
            killed[b.id] = new LocalSet(locals);
            if (!b.isDispatch()) {
                readFirst(b, atStart[b.id]);
                for (int bci = b.start; bci <= b.last; bci += Instructions.length(code, bci)) {
                    LocalAccess.stores(code, bci, killed[b.id]);
                }
            }
        }
        for (boolean changed = true; changed;) {
            changed = false;
            for (int i = blocks.length - 1; i >= 0; i--) {
                CodeBlock b = blocks[i];
                int at = b.id;
                for (CodeBlock s : b.successors) {
                    changed |= atStart[at].addDifference(atStart[s.id], killed[at]);
                }
                if (b.dispatch != null) {
                    changed |= atStart[at].addAll(atStart[b.dispatch.id]);
                }
            }
        }
    }

    /** What a block reads before it writes it. */
    private void readFirst(CodeBlock b, LocalSet to) {
        LocalSet written = new LocalSet(locals);
        LocalSet read = new LocalSet(locals);
        for (int bci = b.start; bci <= b.last; bci += Instructions.length(code, bci)) {
            read.clear();
            LocalAccess.reads(code, bci, read);
            to.addDifference(read, written);
            LocalAccess.stores(code, bci, written);
        }
    }

    LocalSet atStart(CodeBlock b) {
        return atStart[b.id];
    }

    /** Makes {@link #before} and {@link #after} answer for this block. */
    void enter(CodeBlock b) {
        if (!b.isDispatch()) {
            atEnd(b, work);
            back(b, b.start);
        }
    }

    private void atEnd(CodeBlock b, LocalSet to) {
        to.clear();
        for (CodeBlock s : b.successors) {
            to.addAll(atStart[s.id]);
        }
        if (b.dispatch != null) {
            to.addAll(atStart[b.dispatch.id]);
        }
    }

    /** Goes back over the bytecodes of a block; they are found forward, so their places are kept first. */
    private void back(CodeBlock b, int start) {
        int count = 0;
        for (int bci = start; bci <= b.last; bci += Instructions.length(code, bci)) {
            count++;
        }
        int[] places = new int[count];
        for (int bci = start, i = 0; bci <= b.last; bci += Instructions.length(code, bci)) {
            places[i++] = bci;
        }
        for (int i = count - 1; i >= 0; i--) {
            LocalAccess.liveBefore(code, places[i], work);
            if (b.dispatch != null) {
                work.addAll(atStart[b.dispatch.id]);
            }
            if (before[places[i]] == null) {
                before[places[i]] = new LocalSet(locals);
            }
            before[places[i]].set(work);
        }
    }

    /** What is live before a bytecode of the current block. */
    LocalSet before(int bci) {
        return before[bci];
    }

    /** What is live behind a bytecode of the current block. Not to be kept. */
    LocalSet after(CodeBlock b, int bci) {
        if (bci == b.last) {
            atEnd(b, work);
            return work;
        }
        return before[bci + Instructions.length(code, bci)];
    }
}
