package org.stubarchive.compiler.parse;

import java.util.Arrays;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.graph.FrameState;
import org.stubarchive.compiler.graph.FrameState.Resume;
import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Node;

/**
 * The interpreter's frame while a method is walked through, with nodes for values. In slots: a long or double has its node in the first one, the second is
 * empty. Slots above the top of the stack keep what was popped until something is pushed.
 */
final class Frame {
    private static final Node[] NO_LOCKS = {};

    private final Node[] locals;
    private final Node[] stack;
    private int depth;
    private Node[] locks = NO_LOCKS;

    Frame(int locals, int stack) {
        this.locals = new Node[locals];
        this.stack = new Node[stack];
    }

    private Frame(Frame of) {
        locals = of.locals.clone();
        stack = of.stack.clone();
        depth = of.depth;
        locks = of.locks;
    }

    Frame copy() {
        return new Frame(this);
    }

    int localCount() {
        return locals.length;
    }

    int depth() {
        return depth;
    }

    Node local(int i) {
        return locals[i];
    }

    /** Stores to a local variable; what it overwrites half of is gone. */
    void setLocal(int i, Node value) {
        if (i > 0 && locals[i - 1] != null && locals[i - 1].kind().slots() == 2) {
            locals[i - 1] = null;
        }
        locals[i] = value;
        if (value != null && value.kind().slots() == 2) {
            locals[i + 1] = null;
        }
    }

    /** Sets a slot alone. */
    void setLocalSlot(int i, Node value) {
        locals[i] = value;
    }

    /** Empties the local variables that are not live. */
    void keep(LocalSet live) {
        for (int i = 0; i < locals.length; i++) {
            if (locals[i] != null && !live.has(i)) {
                locals[i] = null;
            }
        }
    }

    Node stackSlot(int i) {
        return stack[i];
    }

    void setStackSlot(int i, Node value) {
        stack[i] = value;
    }

    void push(Node value) {
        pushSlot(value);
        if (value.kind().slots() == 2) {
            pushSlot(null);
        }
    }

    void pushSlot(Node value) {
        stack[depth++] = value;
    }

    Node popSlot() {
        return stack[--depth];
    }

    Node pop(Kind kind) {
        depth -= kind.slots();
        Node n = depth < 0 ? null : stack[depth];
        if (n == null || n.kind() != kind) {
            throw new BailoutException("the stack has no " + kind + " where one is expected");
        }
        return n;
    }

    /** The only thing on the stack from now on. */
    void replaceStack(Node exception) {
        depth = 0;
        push(exception);
    }

    int lockCount() {
        return locks.length;
    }

    Node lock(int i) {
        return locks[i];
    }

    void lock(Node object) {
        locks = Arrays.copyOf(locks, locks.length + 1);
        locks[locks.length - 1] = object;
    }

    /** Unlocks the object that was locked last. */
    void unlock(Node object) {
        if (locks.length == 0 || locks[locks.length - 1].unchecked() != object.unchecked()) {
            throw new BailoutException("monitors are not left in the order in which they were entered");
        }
        locks = Arrays.copyOf(locks, locks.length - 1);
    }

    /** Puts a value that more is known of in the place of what it was made from. */
    void refine(Node from, Node to) {
        for (int i = 0; i < locals.length; i++) {
            if (locals[i] == from) {
                locals[i] = to;
            }
        }
        for (int i = 0; i < depth; i++) {
            if (stack[i] == from) {
                stack[i] = to;
            }
        }
    }

    /**
     * The state for a point of the method.
     *
     * @param stackDepth slots of the stack that count
     * @param live the local variables that are kept
     */
    FrameState state(CiMethod method, int bci, Resume resume, int stackDepth, LocalSet live) {
        Node[] values = new Node[locals.length + stackDepth + locks.length];
        for (int i = 0; i < locals.length; i++) {
            values[i] = live.has(i) ? locals[i] : null;
        }
        System.arraycopy(stack, 0, values, locals.length, stackDepth);
        System.arraycopy(locks, 0, values, locals.length + stackDepth, locks.length);
        return new FrameState(null, method, bci, resume, values, stackDepth);
    }
}
