package org.stubarchive.compiler.parse;

import org.stubarchive.compiler.ci.CiCall;
import org.stubarchive.compiler.ci.CiSignature;
import org.stubarchive.compiler.ci.Invocation;
import org.stubarchive.compiler.graph.Block;
import org.stubarchive.compiler.graph.FrameState;
import org.stubarchive.compiler.graph.FrameState.Resume;
import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.Op;
import org.stubarchive.compiler.graph.Type;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.Opcodes;

/** Calls. */
final class CallBytecodes {
    private final MethodParser p;
    private final Dispatches dispatches;

    CallBytecodes(MethodParser parser, Dispatches dispatches) {
        this.p = parser;
        this.dispatches = dispatches;
    }

    /** How a bytecode calls. */
    static Invocation invocation(int op) {
        return switch (op) {
            case Opcodes.INVOKESTATIC -> Invocation.STATIC;
            case Opcodes.INVOKESPECIAL -> Invocation.SPECIAL;
            case Opcodes.INVOKEVIRTUAL -> Invocation.VIRTUAL;
            case Opcodes.INVOKEINTERFACE -> Invocation.INTERFACE;
            default -> Invocation.DYNAMIC;
        };
    }

    void bytecode(int op) {
        CiCall call = p.env.callAt(p.method, Instructions.u2(p.code, p.bci + 1), invocation(op));
        Node[] arguments = arguments(call);
        FrameState during = p.after(Resume.DURING_CALL);
        BasicType result = call.signature().returnType();
        Type type = result.isReference() ? p.typeOf(call.signature().returnDescriptor()) : Type.of(result);
        Node invoke = p.emit(Op.INVOKE, type).withSymbol(call).withState(during);
        for (Node a : arguments) {
            invoke.addInput(a);
        }
        if (p.codeBlock.dispatch != null) {
            exceptionalEdge();
        }
        if (type.kind() != Kind.VOID) {
            p.push(invoke);
        }
    }

    private Node[] arguments(CiCall call) {
        CiSignature s = call.signature();
        Node[] arguments = new Node[call.argumentCount()];
        for (int i = s.parameterCount() - 1, at = arguments.length - 1; i >= 0; i--, at--) {
            arguments[at] = p.pop(Kind.of(s.parameter(i)));
        }
        if (call.invocation().hasReceiver()) {
            arguments[0] = p.nullCheck(p.pop(Kind.REF));
        }
        return arguments;
    }

    /** The call ends its block: exceptions go to the handlers. */
    private void exceptionalEdge() {
        Block call = p.block;
        Block normal = p.graph.newBlock(p.bci);
        Block exceptional = p.graph.newBlock(p.bci);
        call.connect(normal);
        call.connect(exceptional);
        p.block = exceptional;
        dispatches.handle();
        p.block = normal;
    }
}
