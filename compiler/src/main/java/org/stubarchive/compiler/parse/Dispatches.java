package org.stubarchive.compiler.parse;

import org.stubarchive.compiler.ci.CiHandler;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.compiler.graph.Block;
import org.stubarchive.compiler.graph.Condition;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.Op;
import org.stubarchive.compiler.graph.TrapReason;
import org.stubarchive.compiler.graph.Type;

/** Chooses the handlers of exceptions (JVMS 2.10). */
final class Dispatches {
    private final MethodParser p;

    Dispatches(MethodParser parser) {
        this.p = parser;
    }

    /** A dispatch block: goes to its handler if the exception on the stack is of the class that it catches, else to the next one or out of the method. */
    void choose(CodeBlock c) {
        Node exception = p.frame.stackSlot(0);
        if (c.position == c.handlers.length) {
            unwind(exception);
            return;
        }
        CiHandler h = p.method.handlers()[c.handlers[c.position]];
        if (h.catchesAny()) {
            p.goTo(c.successors[0]);
            return;
        }
        CiKlass caught = p.env.klassAt(p.method, h.catchType());
        if (caught == null) {
            p.emit(Op.TRAP, Type.VOID).withSymbol(TrapReason.UNRESOLVED).withState(p.rethrow(c));
            return;
        }
        CiKlass known = exception.type().klass();
        if (known != null && p.env.isSubtype(known, caught)) {
            p.goTo(c.successors[0]);
            return;
        }
        Node is = p.emit(Op.INSTANCE_OF, Type.BOOLEAN, exception).withSymbol(caught);
        p.emit(Op.IF_INT, Type.VOID, is, p.graph.intConstant(0)).withImmediate(Condition.NE.ordinal());
        Block test = p.block;
        Block match = p.graph.newBlock(h.handlerPc());
        Block otherwise = p.graph.newBlock(c.start);
        test.connect(match);
        test.connect(otherwise);
        p.block = match;
        Frame frame = p.frame;
        p.frame = frame.copy();
        p.frame.setStackSlot(0, p.emit(Op.REFINE, Type.instance(caught).notNull(), exception));
        p.goTo(c.successors[0]);
        p.block = otherwise;
        p.frame = frame;
        if (c.successors.length == 2) {
            p.goTo(c.successors[1]);
        } else {
            unwind(exception);
        }
    }

    /** Leaves the method; a synchronized one unlocks first. */
    private void unwind(Node exception) {
        if (p.method.isSynchronized()) {
            p.emit(Op.MONITOR_EXIT, Type.VOID, p.frame.lock(0));
        }
        p.emit(Op.UNWIND, Type.VOID, exception);
    }

    /** Goes from the exceptional edge of a call, whose block is the current one, to where the exception is handled. */
    void handle() {
        Node exception = p.emit(Op.EXCEPTION, p.typeOf("Ljava/lang/Throwable;").notNull());
        Frame frame = p.frame;
        p.frame = frame.copy();
        p.frame.replaceStack(exception);
        p.goTo(p.codeBlock.dispatch);
        p.frame = frame;
    }
}
