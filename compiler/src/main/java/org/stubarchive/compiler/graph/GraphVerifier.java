package org.stubarchive.compiler.graph;

import org.stubarchive.compiler.ci.CiCall;
import org.stubarchive.compiler.ci.CiField;
import org.stubarchive.compiler.ci.CiKlass;

/**
 * Checks what must hold of every graph: lists and edges fit together, values are defined before they are used, kinds are those of the rows of
 * {@link Op}, checked inputs are checked, frame states have the form of the interpreter's frame.
 */
public final class GraphVerifier {
    private final Graph graph;
    private final Dominators dominators;
    /** Place of each node in its block, by number; 0 for nodes that are in no reachable block. */
    private final int[] place;

    private GraphVerifier(Graph graph) {
        this.graph = graph;
        this.dominators = new Dominators(graph);
        this.place = new int[graph.nodeCount()];
    }

    /**
     * Checks a graph.
     *
     * @throws GraphException if something does not hold
     */
    public static void verify(Graph graph) {
        GraphVerifier v = new GraphVerifier(graph);
        if (graph.entry().predecessorCount() != 0) {
            throw v.wrong(null, "an edge leads to the entry");
        }
        for (Block b : v.dominators.order()) {
            v.list(b);
        }
        for (Block b : v.dominators.order()) {
            v.edges(b);
            for (Node n = b.first(); n != null; n = n.next()) {
                v.node(n);
            }
        }
    }

    private void list(Block b) {
        int at = 0;
        boolean phis = true;
        for (Node n = b.first(); n != null; n = n.next()) {
            if (n.block() != b) {
                throw wrong(n, "is in the list of " + b);
            }
            check(n.next() == null ? b.last() == n : n.next().previous() == n, n, "is not linked both ways");
            check(!n.isReplaced(), n, "was replaced");
            check(place[n.id()] == 0, n, "is in two places");
            check(n.op() != Op.PHI || phis, n, "stands behind other nodes");
            phis &= n.op() == Op.PHI;
            place[n.id()] = ++at;
        }
        if (b.last() == null || !b.last().op().isTerminator() && b.last().op() != Op.INVOKE) {
            throw wrong(b.last(), "ends " + b);
        }
    }

    private void edges(Block b) {
        for (int i = 0; i < b.successorCount(); i++) {
            Block to = b.successor(i);
            if (count(to, b) != edgesBetween(b, to)) {
                throw wrong(b.last(), "edge to " + to + " is not in both lists");
            }
        }
        for (int i = 0; i < b.predecessorCount(); i++) {
            if (dominators.position(b.predecessor(i)) < 0) {
                throw wrong(b.last(), "an edge from unreachable " + b.predecessor(i) + " leads to " + b);
            }
        }
        Node end = b.last();
        int wanted = switch (end.op()) {
            case GOTO -> 1;
            case IF_INT, IF_LONG, IF_REF -> 2;
            case RETURN, UNWIND, TRAP -> 0;
            case INVOKE -> 2;
            case SWITCH -> b.successorCount();
            default -> -1;
        };
        if (b.successorCount() != wanted) {
            throw wrong(end, "has " + b.successorCount() + " successors");
        }
        if (end.op() == Op.INVOKE) {
            check(b.successor(1).first().op() == Op.EXCEPTION && b.successor(1).predecessorCount() == 1, end, "has no exceptional successor");
        }
        if (end.op() == Op.SWITCH) {
            SwitchTable t = (SwitchTable) end.symbol();
            check(t.defaultSuccessor() < b.successorCount(), end, "has no default");
            for (int i = 0; i < t.size(); i++) {
                if (t.successor(i) >= b.successorCount()) {
                    throw wrong(end, "has no successor for " + t.key(i));
                }
            }
        }
    }

    private static int count(Block to, Block from) {
        int n = 0;
        for (int i = 0; i < to.predecessorCount(); i++) {
            n += to.predecessor(i) == from ? 1 : 0;
        }
        return n;
    }

    private static int edgesBetween(Block from, Block to) {
        int n = 0;
        for (int i = 0; i < from.successorCount(); i++) {
            n += from.successor(i) == to ? 1 : 0;
        }
        return n;
    }

    private void node(Node n) {
        Op op = n.op();
        check(op != Op.REFINE || n.inputCount() == 1 && n.input(0).kind() == n.kind(), n, "refines to another kind");
        if (op.result() != null && op.result() != n.kind()) {
            throw wrong(n, "is of kind " + n.kind());
        }
        if (n.inputCount() < op.fixedInputs() || n.inputCount() > op.fixedInputs() && !op.isVariadic()) {
            throw wrong(n, "has " + n.inputCount() + " inputs");
        }
        for (int i = 0; i < n.inputCount(); i++) {
            Node in = n.input(i);
            if (in == null) {
                throw wrong(n, "lacks input " + i);
            }
            if (in.kind() == Kind.VOID) {
                throw wrong(n, "takes " + in + ", which has no value");
            }
            if (i < op.fixedInputs() && op.input(i) != null && op.input(i) != in.kind()) {
                throw wrong(n, "input " + i + " is of kind " + in.kind());
            }
            if (op == Op.PHI) {
                phiInput(n, i, in);
            } else {
                if (!isDefinedBefore(in, n)) {
                    throw wrong(n, "input " + in + " is not defined before");
                }
            }
        }
        check(!op.isTerminator() || n.next() == null, n, "stands inside its block");
        check(op != Op.EXCEPTION || n.previous() == null && n.block().predecessorCount() == 1, n, "is not first");
        if (op.needsState() != (n.state() != null)) {
            throw wrong(n, n.state() == null ? "has no state" : "has a state");
        }
        if (n.state() != null) {
            state(n, n.state());
        }
        meaning(n);
    }

    private void phiInput(Node phi, int i, Node in) {
        if (phi.inputCount() != phi.block().predecessorCount()) {
            throw wrong(phi, phi.inputCount() + " inputs for " + phi.block().predecessorCount() + " edges");
        }
        if (in.kind() != phi.kind()) {
            throw wrong(phi, "input " + i + " is of kind " + in.kind());
        }
        if (place[in.id()] == 0) {
            throw wrong(phi, "input " + in + " is in no reachable block");
        }
        if (!dominators.dominates(in.block(), phi.block().predecessor(i))) {
            throw wrong(phi, "input " + in + " is not defined at the end of " + phi.block().predecessor(i));
        }
    }

    private boolean isDefinedBefore(Node in, Node use) {
        if (place[in.id()] == 0 || in.block() == null) {
            return false;
        }
        if (in.block() == use.block()) {
            return place[in.id()] < place[use.id()];
        }
        return dominators.dominates(in.block(), use.block()) && !isLostByException(in, use);
    }

    /** The result of a call is not there behind its exceptional edge. */
    private boolean isLostByException(Node in, Node use) {
        return in.op() == Op.INVOKE && in.block().last() == in && in.block().successorCount() == 2
                && dominators.dominates(in.block().successor(1), use.block());
    }

    private void state(Node n, FrameState s) {
        if (s.stackCount() > s.method().maxStack() + 1) {
            throw wrong(n, "state has " + s.stackCount() + " stack slots");
        }
        if (s.resume() == FrameState.Resume.RETHROW && s.stackCount() != 1) {
            throw wrong(n, "state to throw has " + s.stackCount() + " stack slots");
        }
        for (int i = 0; i < s.valueCount(); i++) {
            Node v = s.value(i);
            if (v == null) {
                check(i < s.localCount() + s.stackCount(), n, "state has an empty lock");
                continue;
            }
            if (v.kind() == Kind.VOID) {
                throw wrong(n, "state has " + v + ", which has no value");
            }
            if (!isDefinedBefore(v, n)) {
                throw wrong(n, "state has " + v + ", which is not defined before");
            }
            if (v.kind().slots() == 2) {
                boolean isLocal = i < s.localCount();
                boolean room = isLocal ? i + 1 < s.localCount() : i + 1 < s.localCount() + s.stackCount();
                if (!room || s.value(i + 1) != null) {
                    throw wrong(n, "state has no second slot for " + v);
                }
            }
        }
        if (s.caller() != null) {
            state(n, s.caller());
        }
    }

    /** What the inputs of a node must be known to be. */
    private void meaning(Node n) {
        switch (n.op()) {
            case LOAD_FIELD, STORE_FIELD, ARRAY_LENGTH, LOAD_ELEMENT, STORE_ELEMENT, MONITOR_ENTER, UNWIND -> notNull(n);
            case IDIV, IREM, LDIV, LREM -> {
                Node divisor = n.input(1);
                check(divisor.op() == Op.IZERO_CHECK || divisor.op() == Op.LZERO_CHECK || divisor.op() == Op.REFINE || !divisor.type().hasZero(), n,
                        "divisor is not checked");
            }
            case INVOKE -> {
                CiCall call = (CiCall) n.symbol();
                if (n.inputCount() != call.argumentCount()) {
                    throw wrong(n, "has " + n.inputCount() + " arguments");
                }
                if (n.kind() != Kind.of(call.signature().returnType())) {
                    throw wrong(n, "is of kind " + n.kind());
                }
                if (call.invocation().hasReceiver()) {
                    notNull(n);
                }
                check(n.next() != null || n.block().successorCount() == 2, n, "ends its block without successors");
            }
            case PHI -> check(n.block().predecessorCount() > 0 && n.inputCount() > 0, n, "has no inputs");
            case INSTANCE_OF, CAST_CHECK, NEW_OBJECT, NEW_REF_ARRAY, NEW_MULTI_ARRAY, INIT_CHECK -> check(n.symbol() instanceof CiKlass, n, "has no class");
            case RETURN -> {
                Kind kind = Kind.of(graph.method().signature().returnType());
                check(kind == Kind.VOID ? n.inputCount() == 0 : n.inputCount() == 1 && n.input(0).kind() == kind, n, "returns something else than the method");
            }
            default -> {
            }
        }
        if (n.op() == Op.LOAD_FIELD || n.op() == Op.STORE_FIELD || n.op() == Op.LOAD_STATIC || n.op() == Op.STORE_STATIC) {
            CiField f = (CiField) n.symbol();
            boolean isStatic = n.op() == Op.LOAD_STATIC || n.op() == Op.STORE_STATIC;
            if (f.isStatic() != isStatic) {
                throw wrong(n, "field " + f + " is " + (isStatic ? "not " : "") + "static");
            }
            boolean isStore = n.op() == Op.STORE_FIELD || n.op() == Op.STORE_STATIC;
            Kind kind = isStore ? n.input(n.inputCount() - 1).kind() : n.kind();
            if (kind != Kind.of(f.type())) {
                throw wrong(n, "value is of kind " + kind);
            }
        }
    }

    private void notNull(Node n) {
        if (!n.input(0).type().isNeverNull()) {
            throw wrong(n, "input " + n.input(0) + " may be null");
        }
    }

    private void check(boolean holds, Node n, String what) {
        if (!holds) {
            throw wrong(n, what);
        }
    }

    private GraphException wrong(Node n, String what) {
        return new GraphException(graph.method().qualifiedName() + ": " + (n == null ? "" : n.block() + " " + n + ": ") + what);
    }
}
