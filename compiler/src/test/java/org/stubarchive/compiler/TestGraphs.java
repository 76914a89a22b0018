package org.stubarchive.compiler;

import org.stubarchive.compiler.ci.CiEnv;
import org.stubarchive.compiler.ci.symbolic.SymbolicResolver;
import org.stubarchive.compiler.graph.Graph;

/** Graphs for tests that make their own. */
public final class TestGraphs {
    private TestGraphs() {}

    /** An empty graph of {@code System.gc()}: a static method without arguments and result. */
    public static Graph empty() {
        SymbolicResolver r = new SymbolicResolver(new RuntimeImage());
        return new Graph(r.method("java/lang/System", "gc", "()V"), new CiEnv(r));
    }

    /** An empty graph of {@code int Math.max(int, int)}. */
    public static Graph ofMax() {
        SymbolicResolver r = new SymbolicResolver(new RuntimeImage());
        return new Graph(r.method("java/lang/Math", "max", "(II)I"), new CiEnv(r));
    }
}
