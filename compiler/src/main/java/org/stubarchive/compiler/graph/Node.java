package org.stubarchive.compiler.graph;

import java.util.Arrays;

/**
 * A value or effect of a {@link Graph}. One class for all: what they compute is said by {@link #op()}. The inputs are read through replacements, so
 * a node that was replaced is never seen as an input.
 */
public final class Node {
    private static final Node[] NONE = {};
    private static final int INLINE = 3;

    private final Op op;
    private final int id;
    private final int bci;
    private Type type;
    private Node input0;
    private Node input1;
    private Node input2;
    private Node[] more = NONE;
    private int inputCount;
    private long immediate;
    private Object symbol;
    private FrameState state;
    private Node replacement;
    private Block block;
    private Node previous;
    private Node next;

    Node(Op op, int id, Type type, int bci) {
        this.op = op;
        this.id = id;
        this.bci = bci;
        this.type = type;
    }

    /** What it computes. */
    public Op op() {
        return op;
    }

    /** Dense number in the graph, from 0. */
    public int id() {
        return id;
    }

    /** Index of the bytecode that it was made for; for people: frame states are what counts. */
    public int bci() {
        return bci;
    }

    /** What is known of the value. */
    public Type type() {
        return type;
    }

    /** Sets what is known of the value. */
    public void setType(Type type) {
        this.type = type;
    }

    /** Kind of the value. */
    public Kind kind() {
        return type.kind();
    }

    /** Number of inputs. */
    public int inputCount() {
        return inputCount;
    }

    /** An input, as it is now. */
    public Node input(int i) {
        Node in = raw(i);
        return in == null || in.replacement == null ? in : in.resolved();
    }

    private Node raw(int i) {
        return switch (i) {
            case 0 -> input0;
            case 1 -> input1;
            case 2 -> input2;
            default -> more[i - INLINE];
        };
    }

    /** Sets an input that there is. */
    public void setInput(int i, Node in) {
        if (i >= inputCount) {
            throw new IndexOutOfBoundsException("input " + i + " of " + inputCount);
        }
        set(i, in);
    }

    private void set(int i, Node in) {
        switch (i) {
            case 0 -> input0 = in;
            case 1 -> input1 = in;
            case 2 -> input2 = in;
            default -> more[i - INLINE] = in;
        }
    }

    /** Adds an input behind the others. */
    public void addInput(Node in) {
        int at = inputCount++;
        if (at - INLINE >= more.length && at >= INLINE) {
            more = Arrays.copyOf(more, Math.max(4, 2 * more.length));
        }
        set(at, in);
    }

    /** A number that belongs to the node, as {@link Op} tells. */
    public long immediate() {
        return immediate;
    }

    /** Sets the number that belongs to the node. */
    public Node withImmediate(long value) {
        immediate = value;
        return this;
    }

    /** What belongs to the node, as {@link Op} tells. */
    public Object symbol() {
        return symbol;
    }

    /** Sets what belongs to the node. */
    public Node withSymbol(Object value) {
        symbol = value;
        return this;
    }

    /** The interpreter's frames if compiled code is left here; {@code null} if it cannot be. */
    public FrameState state() {
        return state;
    }

    /** Sets the interpreter's frames. */
    public Node withState(FrameState value) {
        state = value;
        return this;
    }

    /** The condition of a branch. */
    public Condition condition() {
        return Condition.of((int) immediate);
    }

    /** The node that stands for this one now: itself, unless it was replaced. */
    public Node resolved() {
        Node end = this;
        while (end.replacement != null) {
            end = end.replacement;
        }
        for (Node n = this; n.replacement != null && n.replacement != end;) {
            Node following = n.replacement;
            n.replacement = end;
            n = following;
        }
        return end;
    }

    /** Whether another node stands for this one. */
    public boolean isReplaced() {
        return replacement != null;
    }

    /** Lets another node stand for this one, wherever it is an input or in a state, and takes this one out of its block. */
    public void replaceBy(Node other) {
        Node end = other.resolved();
        if (end == this) {
            throw new IllegalArgumentException(this + " cannot replace itself");
        }
        block.remove(this);
        replacement = end;
    }

    /** The value that a chain of checks and refinements starts from: equal to this one wherever this one is defined. */
    public Node unchecked() {
        Node n = this;
        while (true) {
            switch (n.op) {
                case NULL_CHECK, BOUNDS_CHECK, IZERO_CHECK, LZERO_CHECK, SIZE_CHECK, CAST_CHECK, REFINE -> n = n.input(0);
                case STORE_CHECK -> n = n.input(1);
                default -> {
                    return n;
                }
            }
        }
    }

    /** Whether it is a constant of a primitive type. */
    public boolean isNumber() {
        return switch (op) {
            case CONST_I, CONST_J, CONST_F, CONST_D -> true;
            default -> false;
        };
    }

    /** Whether it ends its block. */
    public boolean isTerminator() {
        return op.isTerminator() || op == Op.INVOKE && block != null && block.last() == this && block.successorCount() > 0;
    }

    /** Its block. */
    public Block block() {
        return block;
    }

    /** The node before it in its block. */
    public Node previous() {
        return previous;
    }

    /** The node behind it in its block. */
    public Node next() {
        return next;
    }

    void link(Block in, Node before, Node behind) {
        block = in;
        previous = before;
        next = behind;
    }

    void setPrevious(Node n) {
        previous = n;
    }

    void setNext(Node n) {
        next = n;
    }

    @Override
    public String toString() {
        return op.text() + "#" + id;
    }
}
