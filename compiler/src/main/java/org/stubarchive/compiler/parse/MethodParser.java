package org.stubarchive.compiler.parse;

import org.stubarchive.compiler.ci.CiEnv;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.graph.Block;
import org.stubarchive.compiler.graph.Condition;
import org.stubarchive.compiler.graph.Evaluation;
import org.stubarchive.compiler.graph.FrameState;
import org.stubarchive.compiler.graph.FrameState.Resume;
import org.stubarchive.compiler.graph.Graph;
import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.Op;
import org.stubarchive.compiler.graph.TrapReason;
import org.stubarchive.compiler.graph.Type;
import org.stubarchive.format.runtime.BasicType;

/** Where the walk over a method is, and what every family of bytecodes does there: makes nodes, states and checks. */
final class MethodParser {
    final Graph graph;
    final CiEnv env;
    final CiMethod method;
    final byte[] code;
    private final ImplicitExceptions implicit;
    private final LocalLiveness liveness;
    private final Joins joins;
    /** The frame, which the bytecodes change. */
    Frame frame;
    /** The block that nodes are added to. */
    Block block;
    /** The block of bytecode that is walked through. */
    CodeBlock codeBlock;
    /** Index of the current bytecode. */
    int bci;
    /** The receiver as it was passed; {@code null} in a static method. */
    Node receiver;
    /** Whether the constructor has written a final field. */
    boolean writesFinal;
    private int depthBefore;
    private FrameState before;

    MethodParser(Graph graph, ImplicitExceptions implicit, LocalLiveness liveness, Joins joins) {
        this.graph = graph;
        this.env = graph.env();
        this.method = graph.method();
        this.code = method.code();
        this.implicit = implicit;
        this.liveness = liveness;
        this.joins = joins;
    }

    /** Goes to a bytecode. */
    void at(int index) {
        bci = index;
        graph.setPosition(index);
        depthBefore = frame.depth();
        before = null;
    }

    /** Whether what follows in the block of bytecode is not reached. */
    boolean isEnded() {
        return block.isEnded();
    }

    // Values.

    Node push(Node value) {
        frame.push(value);
        return value;
    }

    Node pop(Kind kind) {
        return frame.pop(kind);
    }

    Node emit(Op op, Type type) {
        return graph.append(block, op, type);
    }

    Node emit(Op op, Type type, Node in) {
        return graph.append(block, op, type, in);
    }

    Node emit(Op op, Type type, Node in0, Node in1) {
        return graph.append(block, op, type, in0, in1);
    }

    /** An operation on one number, or its result. */
    Node compute(Op op, Type type, Node in) {
        return in.isNumber() ? number(op.result(), Evaluation.evaluate(op, in.immediate(), 0)) : emit(op, type, in);
    }

    /** An operation on two numbers, or its result. */
    Node compute(Op op, Type type, Node a, Node b) {
        if (a.isNumber() && b.isNumber() && Evaluation.isDefined(op, b.immediate())) {
            return number(op.result(), Evaluation.evaluate(op, a.immediate(), b.immediate()));
        }
        return emit(op, type, a, b);
    }

    private Node number(Kind kind, long bits) {
        return switch (kind) {
            case INT -> graph.intConstant((int) bits);
            case LONG -> graph.longConstant(bits);
            case FLOAT -> graph.floatConstant((int) bits);
            case DOUBLE -> graph.doubleConstant(bits);
            default -> throw new IllegalArgumentException("no number: " + kind);
        };
    }

    /** The value as it is stored in a field or returned as this type: other bits are cut off. */
    Node narrow(Node value, BasicType type) {
        Type range = Type.of(type);
        if (value.kind() != Kind.INT || value.type().low() >= range.low() && value.type().high() <= range.high()) {
            return value;
        }
        return switch (type) {
            case BOOLEAN -> compute(Op.IAND, range, value, graph.intConstant(1));
            case BYTE -> compute(Op.I2B, range, value);
            case CHAR -> compute(Op.I2C, range, value);
            case SHORT -> compute(Op.I2S, range, value);
            default -> value;
        };
    }

    /** What is known of a value of this descriptor. */
    Type typeOf(String descriptor) {
        BasicType t = BasicType.ofDescriptor(descriptor.charAt(0));
        return t.isReference() ? Type.instance(env.klassOf(method.holder(), descriptor)) : Type.of(t);
    }

    // States.

    /** The state before the current bytecode. To be asked for before it pushes anything. */
    FrameState before() {
        if (before == null) {
            before = frame.state(method, bci, Resume.REEXECUTE, depthBefore, liveness.before(bci));
        }
        return before;
    }

    /** The state behind the current bytecode, or during the call that it is. */
    FrameState after(Resume resume) {
        return frame.state(method, bci, resume, frame.depth(), liveness.after(codeBlock, bci));
    }

    /** The state in which the interpreter begins the block of bytecode that is a successor. */
    FrameState atStart(CodeBlock next) {
        return frame.state(method, next.start, Resume.REEXECUTE, frame.depth(), liveness.atStart(next));
    }

    /** The state in which a bytecode has thrown what is alone on the stack. */
    FrameState rethrow(CodeBlock dispatch) {
        return frame.state(method, dispatch.start, Resume.RETHROW, 1, liveness.atStart(dispatch));
    }

    /** Leaves compiled code for the interpreter, which executes the bytecode: what it needs is not there. */
    void trapUnresolved() {
        emit(Op.TRAP, Type.VOID).withSymbol(TrapReason.UNRESOLVED).withState(before());
    }

    // Checks: each gives the value that is checked from then on.

    /** The reference, not null. */
    Node nullCheck(Node value) {
        if (value.type().isNeverNull()) {
            return value;
        }
        Node checked = check(Op.NULL_CHECK, value.type().isAlwaysNull() ? Type.NOT_NULL : value.type().notNull(), TrapReason.NULL_CHECK, value);
        frame.refine(value, checked);
        return checked;
    }

    /** The index, below the length. */
    Node boundsCheck(Node index, Node length) {
        if (index.type().low() >= 0 && index.type().high() < length.type().low()) {
            return index;
        }
        if (implicit == ImplicitExceptions.TRAP) {
            return trapping(Op.BOUNDS_CHECK, Type.LENGTH, index, length);
        }
        Block ok = graph.newBlock(bci);
        branch(Op.IF_INT, Condition.BELOW, index, length, ok);
        raise(TrapReason.BOUNDS_CHECK, index, length);
        return refined(ok, index, Type.LENGTH);
    }

    /** The divisor, not zero. */
    Node zeroCheck(Node divisor) {
        if (!divisor.type().hasZero()) {
            return divisor;
        }
        return check(divisor.kind() == Kind.INT ? Op.IZERO_CHECK : Op.LZERO_CHECK, divisor.type(), TrapReason.ZERO_CHECK, divisor);
    }

    /** The length, not negative. */
    Node sizeCheck(Node length) {
        if (length.type().low() >= 0) {
            return length;
        }
        return check(Op.SIZE_CHECK, Type.LENGTH, TrapReason.SIZE_CHECK, length);
    }

    /** A check of one value by one comparison. */
    private Node check(Op op, Type type, TrapReason reason, Node value) {
        if (implicit == ImplicitExceptions.TRAP) {
            return trapping(op, type, value, null);
        }
        Block ok = graph.newBlock(bci);
        switch (op) {
            case NULL_CHECK -> branch(Op.IF_REF, Condition.NE, value, graph.nullConstant(), ok);
            case IZERO_CHECK -> branch(Op.IF_INT, Condition.NE, value, graph.intConstant(0), ok);
            case LZERO_CHECK -> branch(Op.IF_LONG, Condition.NE, value, graph.longConstant(0), ok);
            case SIZE_CHECK -> branch(Op.IF_INT, Condition.GE, value, graph.intConstant(0), ok);
            default -> throw new IllegalArgumentException("no check by one comparison: " + op);
        }
        raise(reason, reason == TrapReason.SIZE_CHECK ? value : null, null);
        return refined(ok, value, type);
    }

    /** The reference, null or an instance of the class. */
    Node castCheck(Node value, CiKlass klass) {
        Type known = Type.instance(klass);
        Type type = value.type().isNeverNull() ? known.notNull() : known;
        if (implicit == ImplicitExceptions.TRAP) {
            return trapping(Op.CAST_CHECK, type, value, null).withSymbol(klass);
        }
        Block ok = graph.newBlock(bci);
        if (!value.type().isNeverNull()) {
            branch(Op.IF_REF, Condition.EQ, value, graph.nullConstant(), ok);
        }
        Node is = emit(Op.INSTANCE_OF, Type.BOOLEAN, value).withSymbol(klass);
        branch(Op.IF_INT, Condition.NE, is, graph.intConstant(0), ok);
        raise(TrapReason.CAST_CHECK, value, null);
        return refined(ok, value, type);
    }

    /** The reference, which may be an element of the array. */
    Node storeCheck(Node array, Node value) {
        if (implicit == ImplicitExceptions.TRAP) {
            return trapping(Op.STORE_CHECK, value.type(), array, value);
        }
        Block ok = graph.newBlock(bci);
        if (!value.type().isNeverNull()) {
            branch(Op.IF_REF, Condition.EQ, value, graph.nullConstant(), ok);
        }
        Node fits = emit(Op.FITS_ELEMENT, Type.BOOLEAN, array, value);
        branch(Op.IF_INT, Condition.NE, fits, graph.intConstant(0), ok);
        raise(TrapReason.STORE_CHECK, array, value);
        return refined(ok, value, value.type());
    }

    private Node trapping(Op op, Type type, Node a, Node b) {
        return (b == null ? emit(op, type, a) : emit(op, type, a, b)).withState(before());
    }

    /** Goes to a block if a comparison holds, and on in a new one if it does not. */
    private void branch(Op op, Condition condition, Node a, Node b, Block ifHolds) {
        emit(op, Type.VOID, a, b).withImmediate(condition.ordinal());
        Block otherwise = graph.newBlock(bci);
        block.connect(ifHolds);
        block.connect(otherwise);
        block = otherwise;
    }

    /** Throws the exception of a check that failed. */
    private void raise(TrapReason reason, Node a, Node b) {
        Node made = emit(Op.NEW_EXCEPTION, typeOf("L" + reason.exception() + ";").notNull()).withSymbol(reason).withState(before());
        if (a != null) {
            made.addInput(a);
        }
        if (b != null) {
            made.addInput(b);
        }
        Frame thrown = frame.copy();
        thrown.replaceStack(made);
        throwTo(thrown);
    }

    private Node refined(Block ok, Node value, Type type) {
        block = ok;
        return emit(Op.REFINE, type, value);
    }

    // Control.

    /** Throws what is alone on the stack of a frame: ends the block. */
    void throwTo(Frame thrown) {
        if (codeBlock.dispatch == null) {
            emit(Op.UNWIND, Type.VOID, thrown.stackSlot(0));
        } else {
            Frame kept = frame;
            frame = thrown;
            goTo(codeBlock.dispatch);
            frame = kept;
        }
    }

    /** Ends the block with a jump. */
    void goTo(CodeBlock to) {
        pollBefore(to);
        emit(Op.GOTO, Type.VOID);
        joins.join(block, to, frame);
    }

    /** Adds an edge from the block, whose terminator there is already, to a block of bytecode. */
    void edge(CodeBlock to) {
        if (isBackward(to)) {
            Block from = block;
            block = graph.newBlock(bci);
            from.connect(block);
            goTo(to);
            block = from;
        } else {
            joins.join(block, to, frame);
        }
    }

    private boolean isBackward(CodeBlock to) {
        return to.isLoopHeader && to.index <= codeBlock.index;
    }

    private void pollBefore(CodeBlock to) {
        if (isBackward(to)) {
            emit(Op.POLL, Type.VOID).withState(to.isDispatch() ? rethrow(to) : atStart(to));
        }
    }
}
