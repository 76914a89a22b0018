package org.stubarchive.compiler.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stubarchive.compiler.ci.CiMethod;

/**
 * What loops assign: per header the local variables that are stored to in the blocks from which the header is reached again. A loop with other entries
 * has no one place where its variables come together: then every block of it and behind it is treated as a header, and every variable as assigned.
 */
final class LoopAssignments {
    private final CiMethod method;
    private final byte[] code;
    private final CodeBlock[] order;
    private final List<List<CodeBlock>> predecessors = new ArrayList<>();
    private final int[] mark;

    LoopAssignments(CiMethod method, CodeBlock[] order) {
        this.method = method;
        this.code = method.code();
        this.order = order;
        this.mark = new int[order.length];
        Arrays.fill(mark, -1);
    }

    void find() {
        for (CodeBlock b : order) {
            if (b.isLoopHeader && b.assigned == null) {
                if (predecessors.isEmpty()) {
                    findPredecessors();
                }
                find(b);
            }
        }
    }

    private void findPredecessors() {
        for (int i = 0; i < order.length; i++) {
            predecessors.add(new ArrayList<>(2));
        }
        for (CodeBlock b : order) {
            for (int i = 0; i < b.compiledEdgeCount(); i++) {
                predecessors.get(b.edge(i).index).add(b);
            }
        }
    }

    private void find(CodeBlock header) {
        header.assigned = new LocalSet(method.maxLocals());
        stores(header, header.assigned);
        List<CodeBlock> loop = new ArrayList<>();
        mark[header.index] = header.index;
        for (CodeBlock from : predecessors.get(header.index)) {
            if (from.index >= header.index) {
                add(from, header, loop);
            }
        }
        for (int i = 0; i < loop.size(); i++) {
            CodeBlock b = loop.get(i);
            if (b.index < header.index) {
                irreducible(header);
                return;
            }
            stores(b, header.assigned);
            for (CodeBlock from : predecessors.get(b.index)) {
                add(from, header, loop);
            }
        }
    }

    private void add(CodeBlock b, CodeBlock header, List<CodeBlock> loop) {
        if (mark[b.index] != header.index) {
            mark[b.index] = header.index;
            loop.add(b);
        }
    }

    /** Makes a header of every block that the header reaches: also blocks behind the loop may be walked through before all edges to them are known. */
    private void irreducible(CodeBlock header) {
        boolean[] reached = new boolean[order.length];
        List<CodeBlock> open = new ArrayList<>(List.of(header));
        while (!open.isEmpty()) {
            CodeBlock b = open.remove(open.size() - 1);
            b.isLoopHeader = true;
            b.assigned = new LocalSet(method.maxLocals());
            b.assigned.addAll();
            for (int i = 0; i < b.compiledEdgeCount(); i++) {
                CodeBlock to = b.edge(i);
                if (!reached[to.index]) {
                    reached[to.index] = true;
                    open.add(to);
                }
            }
        }
    }

    private void stores(CodeBlock b, LocalSet to) {
        if (b.isDispatch()) {
            return;
        }
        for (int bci = b.start; bci <= b.last; bci += Instructions.length(code, bci)) {
            LocalAccess.stores(code, bci, to);
        }
    }
}
