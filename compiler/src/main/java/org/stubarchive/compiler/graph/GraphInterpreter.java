package org.stubarchive.compiler.graph;

import java.lang.reflect.Array;
import org.stubarchive.compiler.ci.CiCall;
import org.stubarchive.compiler.ci.CiConstant;
import org.stubarchive.compiler.ci.CiField;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.format.runtime.BasicType;

/**
 * Runs a graph, for tests: what a graph means, written down once more without any machine code. Inputs that a check should have checked are taken as they
 * are, so a missing check shows as an error of the host.
 */
public final class GraphInterpreter {
    private final Graph graph;
    private final GraphRuntime runtime;
    private final long[] numbers;
    private final Object[] references;
    private Object[] arguments;
    private Object exception;

    private GraphInterpreter(Graph graph, GraphRuntime runtime) {
        this.graph = graph;
        this.runtime = runtime;
        this.numbers = new long[graph.nodeCount()];
        this.references = new Object[graph.nodeCount()];
    }

    /**
     * Runs a graph once.
     *
     * @param arguments with the receiver
     * @return what the method returns, {@code null} for nothing
     * @throws GuestException if the method ends with an exception
     */
    public static Object run(Graph graph, GraphRuntime runtime, Object... arguments) {
        GraphInterpreter i = new GraphInterpreter(graph, runtime);
        i.arguments = arguments;
        return i.run();
    }

    /** Where control goes, or that the method has ended. */
    private static final class End {
        private final Block next;
        private final Object result;

        private End(Block next, Object result) {
            this.next = next;
            this.result = result;
        }
    }

    private Object run() {
        Block block = graph.entry();
        while (true) {
            End end = null;
            for (Node n = block.first(); end == null; n = n.next()) {
                end = execute(n);
            }
            if (end.next == null) {
                return end.result;
            }
            block = end.next;
        }
    }

    private End execute(Node n) {
        if (n.op() == Op.INVOKE) {
            return invoke(n);
        }
        if (n.op().isTerminator()) {
            return terminate(n);
        }
        // At the entry of a synchronized method the state is that in which the first bytecode begins, with the lock held.
        boolean isAfter = n.state() != null && (n.state().resume() == FrameState.Resume.AFTER || n.op() == Op.MONITOR_ENTER);
        if (n.state() != null && !isAfter && runtime.shallLeave(n)) {
            return leave(n.state(), null, null);
        }
        if (n.op().group() == Op.Group.CHECK) {
            if (!holds(n)) {
                return leave(n.state(), null, null);
            }
            copy(n, n.op() == Op.STORE_CHECK ? n.input(1) : n.input(0));
            return null;
        }
        Object thrown = thrownBy(n);
        if (thrown != null) {
            // Of what the runtime throws elsewhere than in calls only the interpreter knows the handler.
            return leave(n.state(), null, thrown);
        }
        return isAfter && runtime.shallLeave(n) ? leave(n.state(), null, null) : null;
    }

    /** Computes a node; gives what the runtime threw, or {@code null}. */
    private Object thrownBy(Node n) {
        try {
            compute(n);
            return null;
        } catch (GuestException e) {
            return e.exception();
        }
    }

    private End leave(FrameState state, Object result, Object thrown) {
        Object[] values = new Object[state.valueCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = state.value(i) == null ? null : value(state.value(i));
        }
        return new End(null, runtime.interpret(state, values, result, thrown));
    }

    private End go(Block from, int edge) {
        Block to = from.successor(edge);
        if (to.first().op() == Op.PHI) {
            int in = from.incoming(edge);
            int count = 0;
            for (Node phi = to.first(); phi.op() == Op.PHI; phi = phi.next()) {
                count++;
            }
            long[] n = new long[count];
            Object[] r = new Object[count];
            int i = 0;
            for (Node phi = to.first(); phi.op() == Op.PHI; phi = phi.next(), i++) {
                n[i] = numbers[phi.input(in).id()];
                r[i] = references[phi.input(in).id()];
            }
            i = 0;
            for (Node phi = to.first(); phi.op() == Op.PHI; phi = phi.next(), i++) {
                numbers[phi.id()] = n[i];
                references[phi.id()] = r[i];
            }
        }
        return new End(to, null);
    }

    private End terminate(Node n) {
        Block b = n.block();
        switch (n.op()) {
            case GOTO -> {
                return go(b, 0);
            }
            case IF_INT, IF_LONG -> {
                return go(b, n.condition().holds(number(n.input(0)), number(n.input(1))) ? 0 : 1);
            }
            case IF_REF -> {
                boolean same = reference(n.input(0)) == reference(n.input(1));
                return go(b, same == (n.condition() == Condition.EQ) ? 0 : 1);
            }
            case SWITCH -> {
                return go(b, ((SwitchTable) n.symbol()).select((int) number(n.input(0))));
            }
            case RETURN -> {
                return new End(null, n.inputCount() == 0 ? null : value(n.input(0)));
            }
            case UNWIND -> throw new GuestException(reference(n.input(0)));
            case TRAP -> {
                return leave(n.state(), null, null);
            }
            default -> throw new GraphException(n + " does not end a block");
        }
    }

    private End invoke(Node n) {
        Object[] passed = new Object[n.inputCount()];
        for (int i = 0; i < passed.length; i++) {
            passed[i] = value(n.input(i));
        }
        boolean hasEdges = n.block().last() == n;
        Object result;
        try {
            result = runtime.invoke((CiCall) n.symbol(), passed);
        } catch (GuestException e) {
            if (runtime.shallLeave(n)) {
                return leave(n.state(), null, e.exception());
            }
            if (!hasEdges) {
                throw e;
            }
            exception = e.exception();
            return go(n.block(), 1);
        }
        if (runtime.shallLeave(n)) {
            return leave(n.state(), result, null);
        }
        if (n.kind() != Kind.VOID) {
            define(n, result);
        }
        return hasEdges ? go(n.block(), 0) : null;
    }

    private boolean holds(Node n) {
        return switch (n.op()) {
            case NULL_CHECK -> reference(n.input(0)) != null;
            case BOUNDS_CHECK -> Condition.BELOW.holds(number(n.input(0)), number(n.input(1)));
            case IZERO_CHECK, LZERO_CHECK -> number(n.input(0)) != 0;
            case SIZE_CHECK -> number(n.input(0)) >= 0;
            case CAST_CHECK -> reference(n.input(0)) == null || runtime.isInstance(reference(n.input(0)), (CiKlass) n.symbol());
            case STORE_CHECK -> fits(reference(n.input(0)), reference(n.input(1)));
            default -> throw new GraphException(n + " is no check");
        };
    }

    private static boolean fits(Object array, Object value) {
        return value == null || array.getClass().getComponentType().isInstance(value);
    }

    private void compute(Node n) {
        if (Evaluation.isKnown(n.op())) {
            numbers[n.id()] = Evaluation.evaluate(n.op(), number(n.input(0)), n.inputCount() == 1 ? 0 : number(n.input(1)));
            return;
        }
        switch (n.op()) {
            case PARAMETER -> define(n, arguments[(int) n.immediate()]);
            case CONST_I, CONST_J, CONST_F, CONST_D, RETURN_ADDRESS -> numbers[n.id()] = n.immediate();
            case CONST_NULL, PHI -> {
            }
            case CONST_OBJECT, RESOLVE_CONSTANT -> define(n, runtime.constant((CiConstant) n.symbol()));
            case REFINE -> copy(n, n.input(0));
            case EXCEPTION -> define(n, exception);
            case INSTANCE_OF -> numbers[n.id()] = reference(n.input(0)) != null && runtime.isInstance(reference(n.input(0)), (CiKlass) n.symbol()) ? 1 : 0;
            case FITS_ELEMENT -> numbers[n.id()] = fits(reference(n.input(0)), reference(n.input(1))) ? 1 : 0;
            case ARRAY_LENGTH -> numbers[n.id()] = Array.getLength(reference(n.input(0)));
            case LOAD_FIELD -> define(n, runtime.load(reference(n.input(0)), (CiField) n.symbol()));
            case STORE_FIELD -> runtime.store(reference(n.input(0)), (CiField) n.symbol(), value(n.input(1)));
            case LOAD_STATIC -> define(n, runtime.load(null, (CiField) n.symbol()));
            case STORE_STATIC -> runtime.store(null, (CiField) n.symbol(), value(n.input(0)));
            case LOAD_ELEMENT -> define(n, element(reference(n.input(0)), (int) number(n.input(1))));
            case STORE_ELEMENT -> setElement(reference(n.input(0)), (int) number(n.input(1)), value(n.input(2)));
            case NEW_OBJECT -> define(n, runtime.newObject((CiKlass) n.symbol()));
            case NEW_ARRAY -> define(n, runtime.newArray((BasicType) n.symbol(), (int) number(n.input(0))));
            case NEW_REF_ARRAY -> define(n, runtime.newRefArray((CiKlass) n.symbol(), (int) number(n.input(0))));
            case NEW_MULTI_ARRAY -> {
                int[] lengths = new int[n.inputCount()];
                for (int i = 0; i < lengths.length; i++) {
                    lengths[i] = (int) number(n.input(i));
                }
                define(n, runtime.newMultiArray((CiKlass) n.symbol(), lengths));
            }
            case NEW_EXCEPTION -> {
                Object[] inputs = new Object[n.inputCount()];
                for (int i = 0; i < inputs.length; i++) {
                    inputs[i] = value(n.input(i));
                }
                define(n, runtime.newException((TrapReason) n.symbol(), inputs, n.state().method(), n.state().bci()));
            }
            case INIT_CHECK -> runtime.initialize((CiKlass) n.symbol());
            case MONITOR_ENTER -> runtime.monitorEnter(reference(n.input(0)));
            case MONITOR_EXIT -> runtime.monitorExit(reference(n.input(0)));
            // Objects of the host are registered by the host, and its stores are in order.
            case POLL, FREEZE, REGISTER_FINALIZER -> {
            }
            default -> throw new GraphException(n + " cannot be computed");
        }
    }

    /** Element of a Java array, as the runtime passes values. */
    public static Object element(Object array, int index) {
        if (array instanceof int[] a) {
            return a[index];
        } else if (array instanceof byte[] a) {
            return (int) a[index];
        } else if (array instanceof boolean[] a) {
            return a[index] ? 1 : 0;
        } else if (array instanceof char[] a) {
            return (int) a[index];
        } else if (array instanceof short[] a) {
            return (int) a[index];
        }
        return Array.get(array, index);
    }

    /** Stores to a Java array a value as the runtime passes it. */
    public static void setElement(Object array, int index, Object value) {
        if (array instanceof int[] a) {
            a[index] = (Integer) value;
        } else if (array instanceof byte[] a) {
            a[index] = ((Integer) value).byteValue();
        } else if (array instanceof boolean[] a) {
            a[index] = ((Integer) value & 1) != 0;
        } else if (array instanceof char[] a) {
            a[index] = (char) ((Integer) value).intValue();
        } else if (array instanceof short[] a) {
            a[index] = ((Integer) value).shortValue();
        } else {
            Array.set(array, index, value);
        }
    }

    private void copy(Node to, Node from) {
        numbers[to.id()] = numbers[from.id()];
        references[to.id()] = references[from.id()];
    }

    private long number(Node n) {
        return numbers[n.id()];
    }

    private Object reference(Node n) {
        return references[n.id()];
    }

    private Object value(Node n) {
        return switch (n.kind()) {
            case INT -> (int) numbers[n.id()];
            case LONG -> numbers[n.id()];
            case FLOAT -> Evaluation.asFloat(numbers[n.id()]);
            case DOUBLE -> Evaluation.asDouble(numbers[n.id()]);
            case REF -> references[n.id()];
            case VOID -> null;
        };
    }

    private void define(Node n, Object value) {
        switch (n.kind()) {
            case INT -> numbers[n.id()] = (Integer) value;
            case LONG -> numbers[n.id()] = (Long) value;
            case FLOAT -> numbers[n.id()] = Evaluation.bits((Float) value);
            case DOUBLE -> numbers[n.id()] = Evaluation.bits((Double) value);
            case REF -> references[n.id()] = value;
            case VOID -> {
            }
        }
    }
}
