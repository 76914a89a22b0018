package org.stubarchive.compiler.graph;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stubarchive.compiler.TestGraphs;

/** What must not hold of a graph is found: a graph that is right, with one thing wrong. */
class GraphVerifierTest {
    private final Graph graph = TestGraphs.ofMax();
    private final Node a = graph.parameter(0, Type.INT);
    private final Node b = graph.parameter(1, Type.INT);
    private final Block less = graph.newBlock(5);
    private final Block more = graph.newBlock(9);
    private final Block end = graph.newBlock(10);
    private Node sum;
    private Node phi;

    /** The greater of two ints, and one more if it is the first. */
    @BeforeEach
    void build() {
        graph.append(graph.entry(), Op.IF_INT, Type.VOID, a, b).withImmediate(Condition.LT.ordinal());
        graph.entry().connect(less);
        graph.entry().connect(more);
        graph.append(less, Op.GOTO, Type.VOID);
        less.connect(end);
        sum = graph.append(more, Op.IADD, Type.INT, a, graph.intConstant(1));
        graph.append(more, Op.GOTO, Type.VOID);
        more.connect(end);
        phi = graph.phi(end, Type.INT);
        phi.addInput(b);
        phi.addInput(sum);
        graph.append(end, Op.RETURN, Type.VOID, phi);
        GraphVerifier.verify(graph);
    }

    private void finds(String what) {
        String message = assertThrows(GraphException.class, () -> GraphVerifier.verify(graph)).getMessage();
        assertTrue(message.contains(what), message);
    }

    /** Moves a node behind another. */
    private static Node behind(Node before, Node n) {
        n.block().remove(n);
        before.block().insertBehind(before, n);
        return n;
    }

    private FrameState state(int stack, Node... values) {
        Node[] all = new Node[graph.method().maxLocals() + values.length];
        System.arraycopy(values, 0, all, graph.method().maxLocals(), values.length);
        return new FrameState(null, graph.method(), 0, FrameState.Resume.REEXECUTE, all, stack);
    }

    @Test
    void useBeforeDefinition() {
        end.last().setInput(0, sum);
        finds("is not defined before");
    }

    @Test
    void phiInputOfAnotherEdge() {
        phi.setInput(0, sum);
        finds("is not defined at the end of");
    }

    @Test
    void phiWithoutInputForAnEdge() {
        Block third = graph.newBlock(3);
        more.last().replaceBy(graph.append(more, Op.IF_INT, Type.VOID, a, b));
        more.connect(third);
        graph.append(third, Op.GOTO, Type.VOID);
        third.connect(end);
        finds("2 inputs for 3 edges");
    }

    @Test
    void wrongKinds() {
        sum.setInput(0, graph.longConstant(1));
        finds("is of kind LONG");
    }

    @Test
    void wrongNumberOfInputs() {
        sum.addInput(a);
        finds("has 3 inputs");
    }

    @Test
    void resultOfTheWrongKind() {
        end.last().setInput(0, graph.doubleConstant(0));
        finds("returns something else");
    }

    @Test
    void missingTerminator() {
        more.remove(more.last());
        finds("ends B2");
    }

    @Test
    void nodeBehindTheTerminator() {
        graph.append(more, Op.GOTO, Type.VOID);
        finds("stands inside its block");
    }

    @Test
    void wrongNumberOfSuccessors() {
        more.connect(less);
        finds("has 2 successors");
    }

    @Test
    void phiBehindOtherNodes() {
        Node other = behind(phi, graph.append(end, Op.IADD, Type.INT, a, b));
        Node late = behind(other, graph.append(end, Op.PHI, Type.INT));
        late.addInput(a);
        late.addInput(a);
        finds("stands behind other nodes");
    }

    @Test
    void checkWithoutState() {
        behind(phi, graph.append(end, Op.IZERO_CHECK, Type.INT, a));
        finds("has no state");
    }

    @Test
    void stateOfAValueThatIsNotThere() {
        behind(phi, graph.append(end, Op.IZERO_CHECK, Type.INT, phi)).withState(state(1, sum));
        finds("state has iadd");
    }

    @Test
    void stateWithHalfALong() {
        behind(phi, graph.append(end, Op.IZERO_CHECK, Type.INT, phi)).withState(state(1, graph.longConstant(4)));
        finds("no second slot");
    }

    @Test
    void uncheckedDivisor() {
        behind(sum, graph.append(more, Op.IDIV, Type.INT, a, b));
        finds("divisor is not checked");
    }

    @Test
    void accessThroughAReferenceThatMayBeNull() {
        behind(sum, graph.append(more, Op.ARRAY_LENGTH, Type.LENGTH, graph.nullConstant()));
        finds("may be null");
    }

    @Test
    void edgeToTheEntry() {
        less.last().replaceBy(graph.append(less, Op.IF_INT, Type.VOID, a, b));
        less.connect(graph.entry());
        finds("an edge leads to the entry");
    }
}
