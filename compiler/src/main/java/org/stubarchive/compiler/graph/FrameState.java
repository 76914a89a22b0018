package org.stubarchive.compiler.graph;

import java.util.Objects;
import org.stubarchive.compiler.ci.CiMethod;

/**
 * The interpreter's frame at a point where compiled code may be left, and those of its callers as far as they were inlined. Locals and stack are in
 * slots, as in the interpreter's frame: the second slot of a long or double is empty, and so is a local that is not live. Immutable.
 */
public final class FrameState {
    /** How the interpreter goes on. */
    public enum Resume {
        /** The bytecode is executed, once more if it was begun. The stack is that before it. */
        REEXECUTE,
        /** The bytecode is a call that has been made: its result is pushed when it comes. The stack is without the arguments. */
        DURING_CALL,
        /** The bytecode has been executed: the next one follows. The stack is that after it. */
        AFTER,
        /** The bytecode has thrown an exception, which is alone on the stack: its handler is looked for. */
        RETHROW
    }

    private final FrameState caller;
    private final CiMethod method;
    private final int bci;
    private final Resume resume;
    private final Node[] values;
    private final int localCount;
    private final int stackCount;

    /**
     * A state.
     *
     * @param caller state of the caller if the method was inlined, else {@code null}
     * @param values locals, then stack from the bottom, then locked objects, outermost first; {@code null} for what is empty; belongs to the state from now on
     * @param stackCount slots of the stack
     */
    public FrameState(FrameState caller, CiMethod method, int bci, Resume resume, Node[] values, int stackCount) {
        this.caller = caller;
        this.method = Objects.requireNonNull(method, "method");
        this.bci = bci;
        this.resume = Objects.requireNonNull(resume, "resume");
        this.values = values;
        this.localCount = method.maxLocals();
        this.stackCount = stackCount;
        if (values.length < localCount + stackCount) {
            throw new IllegalArgumentException(values.length + " values for " + localCount + " locals and " + stackCount + " stack slots");
        }
    }

    /** State of the caller, if the method was inlined; else {@code null}. */
    public FrameState caller() {
        return caller;
    }

    /** The method of the frame. */
    public CiMethod method() {
        return method;
    }

    /** Index of the bytecode. */
    public int bci() {
        return bci;
    }

    /** How the interpreter goes on. */
    public Resume resume() {
        return resume;
    }

    /** Number of slots of locals. */
    public int localCount() {
        return localCount;
    }

    /** Number of slots of the stack. */
    public int stackCount() {
        return stackCount;
    }

    /** Number of locked objects. */
    public int lockCount() {
        return values.length - localCount - stackCount;
    }

    /** A local; {@code null} if it is empty. */
    public Node local(int i) {
        return value(i);
    }

    /** A stack slot, 0 at the bottom; {@code null} if it is empty. */
    public Node stack(int i) {
        return value(localCount + i);
    }

    /** A locked object, 0 is the outermost. */
    public Node lock(int i) {
        return value(localCount + stackCount + i);
    }

    /** Number of values of all three sorts. */
    public int valueCount() {
        return values.length;
    }

    /** A value: locals first, then stack, then locks. */
    public Node value(int i) {
        Node n = values[i];
        return n == null ? null : n.resolved();
    }
}
