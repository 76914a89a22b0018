package org.stubarchive.compiler.parse;

import org.stubarchive.compiler.ci.CiEnv;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.ci.CiSignature;
import org.stubarchive.compiler.graph.Graph;
import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.Op;
import org.stubarchive.compiler.graph.Type;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.Opcodes;

/** Builds the graph of a method in one walk over its bytecode, in reverse postorder of the blocks. */
public final class GraphBuilder {
    private final Graph graph;
    private final CiMethod method;
    private final MethodParser parser;
    private final BlockMap map;
    private final LocalLiveness liveness;
    private final Joins joins;
    private final Dispatches dispatches;
    private final ConstantBytecodes constants;
    private final StackBytecodes stack;
    private final ArithmeticBytecodes arithmetic;
    private final BranchBytecodes branches;
    private final FieldBytecodes fields;
    private final ArrayBytecodes arrays;
    private final ObjectBytecodes objects;
    private final CallBytecodes calls;

    private GraphBuilder(CiEnv env, CiMethod method, ImplicitExceptions implicit) {
        this.method = method;
        this.graph = new Graph(method, env);
        this.map = new BlockMap(method, implicit);
        this.liveness = new LocalLiveness(method, map);
        this.joins = new Joins(graph, liveness, map.order().length);
        this.parser = new MethodParser(graph, implicit, liveness, joins);
        this.dispatches = new Dispatches(parser);
        this.constants = new ConstantBytecodes(parser);
        this.stack = new StackBytecodes(parser);
        this.arithmetic = new ArithmeticBytecodes(parser);
        this.branches = new BranchBytecodes(parser);
        this.fields = new FieldBytecodes(parser);
        this.arrays = new ArrayBytecodes(parser);
        this.objects = new ObjectBytecodes(parser);
        this.calls = new CallBytecodes(parser, dispatches);
    }

    /**
     * The graph of a method.
     *
     * @param env one compilation's view
     * @param method a method with bytecode, which has passed the verifier
     * @throws BailoutException if the method cannot be compiled
     */
    public static Graph build(CiEnv env, CiMethod method, ImplicitExceptions implicit) {
        if (method.code() == null) {
            throw new BailoutException("the method has no bytecode");
        }
        GraphBuilder b = new GraphBuilder(env, method, implicit);
        b.enter();
        b.walkAll();
        for (CodeBlock c : b.map.order()) {
            if (b.joins.block(c) != null) {
                b.joins.complete(b.joins.block(c));
            }
        }
        PhiSimplifier.run(b.graph);
        DeadNodes.run(b.graph);
        Straightener.run(b.graph);
        return b.graph;
    }

    /** Arguments become local variables; a synchronized method locks. */
    private void enter() {
        Frame frame = new Frame(method.maxLocals(), method.maxStack() + 1);
        CiSignature signature = method.signature();
        int number = 0;
        int slot = 0;
        if (!method.isStatic()) {
            parser.receiver = graph.parameter(number++, Type.instance(method.holder()).notNull());
            frame.setLocal(slot++, parser.receiver);
        }
        for (int i = 0; i < signature.parameterCount(); i++) {
            BasicType t = signature.parameter(i);
            // Bytecode may pass any int for a smaller type.
            Type type = t.isReference() ? parser.typeOf(signature.parameterDescriptor(i)) : Type.of(Kind.of(t));
            frame.setLocal(slot, graph.parameter(number++, type));
            slot += t.slots();
        }
        CodeBlock first = map.order()[0];
        parser.frame = frame;
        parser.block = graph.entry();
        parser.codeBlock = first;
        if (method.isSynchronized()) {
            Node object = objects.synchronizedOn();
            frame.lock(object);
            parser.emit(Op.MONITOR_ENTER, Type.VOID, object).withState(parser.atStart(first));
        }
        parser.emit(Op.GOTO, Type.VOID);
        joins.join(graph.entry(), first, frame);
    }

    /** One pass, unless a block of a loop with several entries is reached from behind only: then it comes in another one. */
    private void walkAll() {
        for (boolean again = true; again;) {
            again = false;
            for (CodeBlock c : map.order()) {
                if (joins.isOpen(c)) {
                    walk(c);
                    again = true;
                }
            }
        }
    }

    private void walk(CodeBlock c) {
        parser.block = joins.block(c);
        parser.codeBlock = c;
        parser.frame = joins.walk(c);
        liveness.enter(c);
        if (c.isDispatch()) {
            parser.at(c.start);
            dispatches.choose(c);
            return;
        }
        byte[] code = method.code();
        int bci = c.start;
        while (bci <= c.last && !parser.isEnded()) {
            parser.at(bci);
            bytecode(Instructions.opcode(code, bci));
            bci += Instructions.length(code, bci);
        }
        if (!parser.isEnded()) {
            parser.goTo(c.successors[0]);
        }
    }

    /** Each family is a range of the opcodes (JVMS 6.5), but for the last ones. */
    private void bytecode(int op) {
        if (op <= Opcodes.LDC2_W) {
            constants.bytecode(op);
        } else if (LocalAccess.isLoad(op) || LocalAccess.isStore(op) || op >= Opcodes.POP && op <= Opcodes.SWAP) {
            stack.bytecode(op);
        } else if (op <= Opcodes.SASTORE) {
            arrays.bytecode(op);
        } else if (op <= Opcodes.DCMPG) {
            arithmetic.bytecode(op);
        } else if (op <= Opcodes.RETURN) {
            branches.bytecode(op);
        } else if (op <= Opcodes.PUTFIELD) {
            fields.bytecode(op);
        } else if (op <= Opcodes.INVOKEDYNAMIC) {
            calls.bytecode(op);
        } else {
            switch (op) {
                case Opcodes.NEWARRAY, Opcodes.ANEWARRAY, Opcodes.MULTIANEWARRAY, Opcodes.ARRAYLENGTH -> arrays.bytecode(op);
                case Opcodes.IFNULL, Opcodes.IFNONNULL, Opcodes.GOTO_W, Opcodes.JSR_W, Opcodes.ATHROW -> branches.bytecode(op);
                default -> objects.bytecode(op);
            }
        }
    }
}
