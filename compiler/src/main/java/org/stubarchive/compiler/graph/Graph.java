package org.stubarchive.compiler.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stubarchive.compiler.ci.CiConstant;
import org.stubarchive.compiler.ci.CiEnv;
import org.stubarchive.compiler.ci.CiMethod;

/** The graph of a method. Nodes and blocks have dense numbers, so what a pass knows of them is kept in arrays. For one thread. */
public final class Graph {
    private record ConstantKey(Op op, long bits, Object symbol) {}

    private final CiMethod method;
    private final CiEnv env;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<ConstantKey, Node> constants = new HashMap<>();
    private final HeapTree heap = new HeapTree();
    private final Block entry;
    private int nodeCount;
    private Node lastOfHead;
    private int position;

    /** A graph with an empty entry block. */
    public Graph(CiMethod method, CiEnv env) {
        this.method = Objects.requireNonNull(method, "method");
        this.env = Objects.requireNonNull(env, "env");
        this.entry = newBlock(0);
    }

    /** The method. */
    public CiMethod method() {
        return method;
    }

    /** The view of the virtual machine that it was built with. */
    public CiEnv env() {
        return env;
    }

    /** Where it begins; no edge leads there. */
    public Block entry() {
        return entry;
    }

    /** Number of blocks, also of those that are not reachable. */
    public int blockCount() {
        return blocks.size();
    }

    /** Number of nodes that were ever made. */
    public int nodeCount() {
        return nodeCount;
    }

    /** Numbering of the parts of the heap. */
    public HeapTree heap() {
        return heap;
    }

    /** A new block without edges. */
    public Block newBlock(int bci) {
        Block b = new Block(blocks.size(), bci);
        blocks.add(b);
        return b;
    }

    /** Sets the bytecode index of the nodes that are made from now on. */
    public void setPosition(int bci) {
        position = bci;
    }

    private Node make(Op op, Type type) {
        return new Node(op, nodeCount++, type, position);
    }

    /** A new node at the end of a block. */
    public Node append(Block block, Op op, Type type) {
        Node n = make(op, type);
        block.append(n);
        return n;
    }

    /** A new node at the end of a block. */
    public Node append(Block block, Op op, Type type, Node in) {
        Node n = append(block, op, type);
        n.addInput(in);
        return n;
    }

    /** A new node at the end of a block. */
    public Node append(Block block, Op op, Type type, Node in0, Node in1) {
        Node n = append(block, op, type, in0);
        n.addInput(in1);
        return n;
    }

    /** A new phi without inputs, behind the other phis of its block. */
    public Node phi(Block block, Type type) {
        Node n = make(Op.PHI, type);
        block.appendPhi(n);
        return n;
    }

    /** An argument of the method, which is defined at the start of the entry block. */
    public Node parameter(int number, Type type) {
        return atHead(make(Op.PARAMETER, type).withImmediate(number));
    }

    /** An int. */
    public Node intConstant(int value) {
        return constant(Op.CONST_I, value, null, Type.intRange(value, value));
    }

    /** A long. */
    public Node longConstant(long value) {
        return constant(Op.CONST_J, value, null, Type.longRange(value, value));
    }

    /** A float, by its bits. */
    public Node floatConstant(int bits) {
        return constant(Op.CONST_F, bits, null, Type.FLOAT);
    }

    /** A double, by its bits. */
    public Node doubleConstant(long bits) {
        return constant(Op.CONST_D, bits, null, Type.DOUBLE);
    }

    /** What jsr pushes. */
    public Node returnAddress(int bci) {
        return constant(Op.RETURN_ADDRESS, bci, null, Type.LENGTH);
    }

    /** Zero or null of a kind. */
    public Node zero(Kind kind) {
        return switch (kind) {
            case INT -> intConstant(0);
            case LONG -> longConstant(0);
            case FLOAT -> floatConstant(0);
            case DOUBLE -> doubleConstant(0);
            case REF -> nullConstant();
            case VOID -> throw new IllegalArgumentException("no value is void");
        };
    }

    /** null. */
    public Node nullConstant() {
        return constant(Op.CONST_NULL, 0, null, Type.NULL);
    }

    /** A string or class. */
    public Node objectConstant(CiConstant value, Type type) {
        return constant(Op.CONST_OBJECT, 0, value, type);
    }

    /** Each constant is one node, at the start of the entry block: it is defined wherever it is used. */
    private Node constant(Op op, long bits, Object symbol, Type type) {
        return constants.computeIfAbsent(new ConstantKey(op, bits, symbol), k -> atHead(make(op, type).withImmediate(bits).withSymbol(symbol)));
    }

    private Node atHead(Node n) {
        entry.insertBehind(lastOfHead, n);
        lastOfHead = n;
        return n;
    }

    /** The blocks that can be reached from the entry, each behind its dominators: reverse postorder. */
    public Block[] reversePostorder() {
        Block[] order = new Block[blocks.size()];
        int at = order.length;
        boolean[] seen = new boolean[order.length];
        Block[] stack = new Block[order.length];
        int[] nextEdge = new int[order.length];
        int depth = 0;
        stack[0] = entry;
        seen[entry.id()] = true;
        while (depth >= 0) {
            Block b = stack[depth];
            if (nextEdge[depth] < b.successorCount()) {
                // Last successor first, so that the first one comes next in the order.
                Block to = b.successor(b.successorCount() - 1 - nextEdge[depth]++);
                if (!seen[to.id()]) {
                    seen[to.id()] = true;
                    stack[++depth] = to;
                    nextEdge[depth] = 0;
                }
            } else {
                order[--at] = b;
                depth--;
            }
        }
        Block[] reachable = new Block[order.length - at];
        System.arraycopy(order, at, reachable, 0, reachable.length);
        return reachable;
    }
}
