package org.stubarchive.compiler.parse;

import java.lang.reflect.Array;
import org.stubarchive.compiler.ci.CiCall;
import org.stubarchive.compiler.ci.CiEnv;
import org.stubarchive.compiler.ci.CiField;
import org.stubarchive.compiler.ci.CiHandler;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.graph.Condition;
import org.stubarchive.compiler.graph.Evaluation;
import org.stubarchive.compiler.graph.FrameState;
import org.stubarchive.compiler.graph.GraphInterpreter;
import org.stubarchive.compiler.graph.GraphRuntime;
import org.stubarchive.compiler.graph.GuestException;
import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Op;
import org.stubarchive.compiler.graph.TrapReason;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.Opcodes;

/**
 * Goes on with a method where compiled code was left, from nothing but the frame state: so whatever a state lacks or has wrong shows. Values are those of
 * {@link GraphRuntime}, in slots; what is not there is a mark that nothing can compute with.
 */
final class BytecodeInterpreter {
    /** A slot that the state left empty. */
    private static final Object EMPTY = new Object() {
        @Override
        public String toString() {
            return "empty slot";
        }
    };

    private static final int NEXT = -1;

    private final HostRuntime runtime;
    private CiMethod method;
    private CiEnv env;
    private byte[] code;
    private Object[] locals;
    private Object[] stack;
    private int depth;
    private int bci;
    private boolean hasEnded;
    private Object returned;

    BytecodeInterpreter(HostRuntime runtime) {
        this.runtime = runtime;
    }

    Object goOn(FrameState state, Object[] values, Object result, Object thrown) {
        BytecodeInterpreter frame = new BytecodeInterpreter(runtime);
        frame.enter(state, values);
        if (!state.method().isSynchronized()) {
            return frame.run(state, result, thrown);
        }
        try {
            return frame.run(state, result, thrown);
        } finally {
            runtime.monitorExit(values[state.localCount() + state.stackCount()]);
        }
    }

    private void enter(FrameState state, Object[] values) {
        method = state.method();
        env = new CiEnv(runtime.resolver());
        code = method.code();
        locals = new Object[method.maxLocals()];
        stack = new Object[method.maxStack() + 1];
        for (int i = 0; i < locals.length; i++) {
            locals[i] = state.value(i) == null ? EMPTY : values[i];
        }
        depth = state.stackCount();
        for (int i = 0; i < depth; i++) {
            stack[i] = state.stack(i) == null ? EMPTY : values[locals.length + i];
        }
        bci = state.bci();
    }

    private Object run(FrameState state, Object result, Object thrown) {
        if (thrown != null) {
            handle(thrown);
        } else {
            switch (state.resume()) {
                case RETHROW -> handle(pop());
                case DURING_CALL -> {
                    CiCall call = call();
                    Kind kind = Kind.of(call.signature().returnType());
                    if (kind != Kind.VOID) {
                        push(result, kind);
                    }
                    bci += Instructions.length(code, bci);
                }
                case AFTER -> bci += Instructions.length(code, bci);
                case REEXECUTE -> {
                }
            }
        }
        while (!hasEnded) {
            try {
                int next = execute(Instructions.opcode(code, bci));
                bci = next == NEXT ? bci + Instructions.length(code, bci) : next;
            } catch (GuestException e) {
                handle(e.exception());
            }
        }
        return returned;
    }

    private void handle(Object exception) {
        for (CiHandler h : method.handlers()) {
            if (h.covers(bci) && (h.catchesAny() || runtime.isInstance(exception, env.klassAt(method, h.catchType())))) {
                depth = 0;
                push(exception, Kind.REF);
                bci = h.handlerPc();
                return;
            }
        }
        throw new GuestException(exception);
    }

    private GuestException thrown(TrapReason reason, Object... inputs) {
        return new GuestException(runtime.newException(reason, inputs, method, bci));
    }

    private void push(Object value, Kind kind) {
        stack[depth++] = value;
        if (kind.slots() == 2) {
            stack[depth++] = EMPTY;
        }
    }

    private Object pop() {
        return stack[--depth];
    }

    private Object pop(Kind kind) {
        depth -= kind.slots();
        return stack[depth];
    }

    private int popInt() {
        return (Integer) pop();
    }

    private Object notNull(Object o) {
        if (o == null) {
            throw thrown(TrapReason.NULL_CHECK);
        }
        return o;
    }

    private static long bits(Object value) {
        return value instanceof Float f ? Evaluation.bits(f) : value instanceof Double d ? Evaluation.bits(d) : ((Number) value).longValue();
    }

    private static Object boxed(Kind kind, long bits) {
        return switch (kind) {
            case INT -> (int) bits;
            case LONG -> bits;
            case FLOAT -> Evaluation.asFloat(bits);
            default -> Evaluation.asDouble(bits);
        };
    }

    private static Kind kind(int letter) {
        return Kind.of(BasicType.ofDescriptor("IJFDL".charAt(letter)));
    }

    private CiCall call() {
        return env.callAt(method, Instructions.u2(code, bci + 1), CallBytecodes.invocation(code[bci] & 0xff));
    }

    /** @return where control goes, or NEXT */
    private int execute(int op) {
        if (LocalAccess.isLoad(op)) {
            int letter = op < Opcodes.ILOAD_0 ? op - Opcodes.ILOAD : op - Opcodes.ILOAD_0 >> 2;
            Object v = locals[LocalAccess.loaded(code, bci)];
            if (v == EMPTY) {
                throw new AssertionError(method.qualifiedName() + "@" + bci + " reads an empty local variable");
            }
            push(v, kind(letter));
        } else if (LocalAccess.isStore(op)) {
            int letter = op < Opcodes.ISTORE_0 ? op - Opcodes.ISTORE : op - Opcodes.ISTORE_0 >> 2;
            locals[LocalAccess.stored(code, bci)] = pop(kind(letter));
        } else if (op >= Opcodes.IADD && op <= Opcodes.DCMPG && op != Opcodes.IINC) {
            arithmetic(ArithmeticBytecodes.op(op));
        } else if (op >= Opcodes.IALOAD && op <= Opcodes.SALOAD) {
            int index = popInt();
            Object array = notNull(pop());
            check(array, index);
            push(GraphInterpreter.element(array, index), op - Opcodes.IALOAD < 5 ? kind(op - Opcodes.IALOAD) : Kind.INT);
        } else if (op >= Opcodes.IASTORE && op <= Opcodes.SASTORE) {
            store(op - Opcodes.IASTORE);
        } else if (op <= Opcodes.LDC2_W) {
            constant(op);
        } else if (op >= Opcodes.POP && op <= Opcodes.SWAP) {
            move(op);
        } else if (op >= Opcodes.IFEQ && op <= Opcodes.RETURN || op >= Opcodes.IFNULL || op == Opcodes.ATHROW) {
            return branch(op);
        } else {
            object(op);
        }
        return NEXT;
    }

    private void arithmetic(Op op) {
        Object b = pop(op.input(op.fixedInputs() - 1));
        if (op.fixedInputs() == 1) {
            push(boxed(op.result(), Evaluation.evaluate(op, bits(b), 0)), op.result());
            return;
        }
        Object a = pop(op.input(0));
        if (!Evaluation.isDefined(op, bits(b))) {
            throw thrown(TrapReason.ZERO_CHECK);
        }
        push(boxed(op.result(), Evaluation.evaluate(op, bits(a), bits(b))), op.result());
    }

    private void check(Object array, int index) {
        int length = Array.getLength(array);
        if (index < 0 || index >= length) {
            throw thrown(TrapReason.BOUNDS_CHECK, index, length);
        }
    }

    private void store(int letter) {
        Object value = pop(letter < 5 ? kind(letter) : Kind.INT);
        int index = popInt();
        Object array = notNull(pop());
        check(array, index);
        if (letter == 4 && value != null && !array.getClass().getComponentType().isInstance(value)) {
            throw thrown(TrapReason.STORE_CHECK, array, value);
        }
        GraphInterpreter.setElement(array, index, value);
    }

    private void constant(int op) {
        switch (op) {
            case Opcodes.NOP -> {
            }
            case Opcodes.ACONST_NULL -> push(null, Kind.REF);
            case Opcodes.LCONST_0, Opcodes.LCONST_1 -> push((long) (op - Opcodes.LCONST_0), Kind.LONG);
            case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 -> push((float) (op - Opcodes.FCONST_0), Kind.FLOAT);
            case Opcodes.DCONST_0, Opcodes.DCONST_1 -> push((double) (op - Opcodes.DCONST_0), Kind.DOUBLE);
            case Opcodes.BIPUSH -> push((int) code[bci + 1], Kind.INT);
            case Opcodes.SIPUSH -> push(Instructions.s2(code, bci + 1), Kind.INT);
            case Opcodes.LDC, Opcodes.LDC_W, Opcodes.LDC2_W -> {
                var c = env.constantAt(method, op == Opcodes.LDC ? code[bci + 1] & 0xff : Instructions.u2(code, bci + 1));
                Kind kind = Kind.of(c.type());
                push(kind == Kind.REF ? runtime.constant(c) : boxed(kind, c.bits()), kind);
            }
            default -> push(op - Opcodes.ICONST_0, Kind.INT);
        }
    }

    private void move(int op) {
        switch (op) {
            case Opcodes.POP -> depth--;
            case Opcodes.POP2 -> depth -= 2;
            case Opcodes.SWAP -> {
                Object top = stack[depth - 1];
                stack[depth - 1] = stack[depth - 2];
                stack[depth - 2] = top;
            }
            default -> {
                int count = op >= Opcodes.DUP2 ? 2 : 1;
                int below = (op - Opcodes.DUP) % 3;
                int from = depth - count - below;
                System.arraycopy(stack, from, stack, from + count, count + below);
                System.arraycopy(stack, depth, stack, from, count);
                depth += count;
            }
        }
    }

    private int branch(int op) {
        switch (op) {
            case Opcodes.GOTO, Opcodes.GOTO_W -> {
                return Instructions.target(code, bci);
            }
            case Opcodes.JSR, Opcodes.JSR_W -> {
                push(bci + Instructions.length(code, bci), Kind.INT);
                return Instructions.target(code, bci);
            }
            case Opcodes.RET -> {
                return (Integer) locals[Instructions.local(code, bci)];
            }
            case Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH -> {
                int key = popInt();
                for (int i = 0; i < Instructions.switchCount(code, bci); i++) {
                    if (Instructions.switchKey(code, bci, i) == key) {
                        return Instructions.switchTarget(code, bci, i);
                    }
                }
                return Instructions.switchDefault(code, bci);
            }
            case Opcodes.ATHROW -> throw new GuestException(notNull(pop()));
            case Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE -> {
                boolean same = pop() == pop();
                return same == (op == Opcodes.IF_ACMPEQ) ? Instructions.target(code, bci) : NEXT;
            }
            case Opcodes.IFNULL, Opcodes.IFNONNULL -> {
                boolean isNull = pop() == null;
                return isNull == (op == Opcodes.IFNULL) ? Instructions.target(code, bci) : NEXT;
            }
            default -> {
                if (op >= Opcodes.IRETURN) {
                    leave(op);
                    return NEXT;
                }
                int b = op >= Opcodes.IF_ICMPEQ ? popInt() : 0;
                int a = popInt();
                Condition c = Condition.of(op >= Opcodes.IF_ICMPEQ ? op - Opcodes.IF_ICMPEQ : op - Opcodes.IFEQ);
                return c.holds(a, b) ? Instructions.target(code, bci) : NEXT;
            }
        }
    }

    private void leave(int op) {
        hasEnded = true;
        if (op == Opcodes.RETURN) {
            return;
        }
        BasicType type = method.signature().returnType();
        returned = pop(Kind.of(type));
        if (returned instanceof Integer i) {
            returned = switch (type) {
                case BOOLEAN -> i & 1;
                case BYTE -> (int) i.byteValue();
                case CHAR -> (int) (char) i.intValue();
                case SHORT -> (int) i.shortValue();
                default -> i;
            };
        }
    }

    private void object(int op) {
        int index = op == Opcodes.IINC || op == Opcodes.NEWARRAY || op == Opcodes.ARRAYLENGTH || op == Opcodes.MONITORENTER || op == Opcodes.MONITOREXIT
                ? 0 : Instructions.u2(code, bci + 1);
        switch (op) {
            case Opcodes.IINC -> {
                int local = Instructions.local(code, bci);
                locals[local] = (Integer) locals[local] + Instructions.increment(code, bci);
            }
            case Opcodes.GETSTATIC, Opcodes.GETFIELD -> {
                CiField f = env.fieldAt(method, index);
                push(runtime.load(op == Opcodes.GETSTATIC ? null : notNull(pop()), f), Kind.of(f.type()));
            }
            case Opcodes.PUTSTATIC, Opcodes.PUTFIELD -> {
                CiField f = env.fieldAt(method, index);
                Object value = pop(Kind.of(f.type()));
                runtime.store(op == Opcodes.PUTSTATIC ? null : notNull(pop()), f, value);
            }
            case Opcodes.NEW -> push(runtime.newObject(env.klassAt(method, index)), Kind.REF);
            case Opcodes.NEWARRAY -> push(runtime.newArray(BasicType.ofCode(code[bci + 1]), size()), Kind.REF);
            case Opcodes.ANEWARRAY -> push(runtime.newRefArray(env.klassAt(method, index), size()), Kind.REF);
            case Opcodes.MULTIANEWARRAY -> {
                int[] lengths = new int[code[bci + 3] & 0xff];
                for (int i = lengths.length - 1; i >= 0; i--) {
                    lengths[i] = popInt();
                }
                for (int length : lengths) {
                    positive(length);
                }
                push(runtime.newMultiArray(env.klassAt(method, index), lengths), Kind.REF);
            }
            case Opcodes.ARRAYLENGTH -> push(Array.getLength(notNull(pop())), Kind.INT);
            case Opcodes.CHECKCAST -> {
                Object o = stack[depth - 1];
                if (o != null && !runtime.isInstance(o, env.klassAt(method, index))) {
                    throw thrown(TrapReason.CAST_CHECK, o);
                }
            }
            case Opcodes.INSTANCEOF -> {
                Object o = pop();
                CiKlass k = env.klassAt(method, index);
                push(o != null && runtime.isInstance(o, k) ? 1 : 0, Kind.INT);
            }
            case Opcodes.MONITORENTER -> runtime.monitorEnter(notNull(pop()));
            case Opcodes.MONITOREXIT -> runtime.monitorExit(notNull(pop()));
            default -> invoke();
        }
    }

    private int size() {
        return positive(popInt());
    }

    private int positive(int length) {
        if (length < 0) {
            throw thrown(TrapReason.SIZE_CHECK, length);
        }
        return length;
    }

    private void invoke() {
        CiCall c = call();
        Object[] arguments = new Object[c.argumentCount()];
        for (int i = c.signature().parameterCount() - 1, at = arguments.length - 1; i >= 0; i--, at--) {
            arguments[at] = pop(Kind.of(c.signature().parameter(i)));
        }
        if (c.invocation().hasReceiver()) {
            arguments[0] = notNull(pop());
        }
        Object result = runtime.invoke(c, arguments);
        Kind kind = Kind.of(c.signature().returnType());
        if (kind != Kind.VOID) {
            push(result, kind);
        }
    }
}
