package org.stubarchive.vm.classfile.verifier;

import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.classfile.Descriptor;

/**
 * The type rules of the instructions (JVMS 4.10.1.9): executes them one by one on a {@link Frame}. What happens at jumps and where paths meet is
 * up to the subclass. The static constraints hold already.
 */
abstract class InstructionVerifier {
    /** Types of the loads and stores in the order of their opcodes; those of references come behind. */
    private static final int[] KINDS = {TypeTable.INTEGER, TypeTable.LONG, TypeTable.FLOAT, TypeTable.DOUBLE};

    private static final String OVERFLOW_OF_PAIR = "get long/double overflows locals";

    final MethodContext m;
    final TypeTable types;
    final CodeAttribute code;
    final OperandStack stack;
    private final MemberAccess members;
    /** State before, then after the current instruction. */
    final Frame frame;
    int bci;
    /** Depth of the stack before the current instruction: error messages show what it has popped so far. */
    private int depthBefore;

    InstructionVerifier(MethodContext m) {
        this.m = m;
        this.types = m.types;
        this.code = m.code;
        this.frame = m.entryFrame();
        this.stack = new OperandStack(this);
        this.members = new MemberAccess(this);
    }

    /** Verifies the method. */
    abstract void verify() throws VerifyException;

    /** The frame after the current instruction goes on to a target. */
    abstract void branch(int target) throws VerifyException;

    /** A {@code jsr} to a subroutine. */
    abstract void jsr(int target) throws VerifyException;

    /** A {@code ret} with the return address in a local. */
    abstract void ret(int local) throws VerifyException;

    /** A local is about to be written. */
    abstract void localWritten(int local);

    /** A constructor calls another of its class or its superclass, and its object is not yet initialized. */
    abstract void constructorCall() throws VerifyException;

    /** Whether return addresses can be stored in locals. */
    abstract boolean hasSubroutines();

    /** Whether an instruction that takes any reference also takes an object that is not yet initialized. */
    abstract boolean acceptsUninitialized(int opcode);

    VerifyException error(String what, String reason) {
        return new VerifyException(VerifyException.Kind.VERIFY, ErrorText.withFrames(m, bci, what, reason, shownFrame(), bci, null, 0), bci);
    }

    /** An error that is not about the current frame. */
    VerifyException errorWithoutFrame(String what, String reason) {
        return new VerifyException(VerifyException.Kind.VERIFY, ErrorText.withReason(m, bci, what, reason), bci);
    }

    VerifyException error(String what) {
        return new VerifyException(VerifyException.Kind.VERIFY, ErrorText.withoutReason(m, bci, what), bci);
    }

    /** The current frame for an error message. */
    final Frame shownFrame() {
        Frame shown = frame.copy();
        shown.depth = Math.max(depthBefore, shown.depth);
        return shown;
    }

    /** Notes that an instruction starts. */
    final void mark() {
        depthBefore = frame.depth;
    }

    /**
     * Executes the instruction at {@link #bci}.
     *
     * @return whether control can go on to the next instruction
     */
    boolean execute() throws VerifyException {
        mark();
        int op = code.u1(bci);
        String effect = Bytecodes.effect(op);
        if (effect != null) {
            stack.apply(effect);
            return flow(op);
        }
        switch (op) {
            case Bytecodes.ACONST_NULL:
                stack.push(TypeTable.NULL);
                break;
            case Bytecodes.LDC:
                constant(code.u1(bci + 1));
                break;
            case Bytecodes.LDC_W, Bytecodes.LDC2_W:
                constant(code.u2(bci + 1));
                break;
            case Bytecodes.POP:
                stack.pop1();
                break;
            case Bytecodes.POP2:
                stack.popPair();
                break;
            case Bytecodes.DUP, Bytecodes.DUP_X1, Bytecodes.DUP_X2, Bytecodes.DUP2, Bytecodes.DUP2_X1, Bytecodes.DUP2_X2, Bytecodes.SWAP:
                stack.shuffle(op);
                break;
            case Bytecodes.IINC:
                local(code.u1(bci + 1), TypeTable.INTEGER);
                break;
            case Bytecodes.WIDE:
                return wide(code.u1(bci + 1), code.u2(bci + 2));
            case Bytecodes.IF_ACMPEQ, Bytecodes.IF_ACMPNE:
                stack.popReference(op);
                stack.popReference(op);
                branch(Bytecodes.branchTarget(code, bci));
                break;
            case Bytecodes.IFNULL, Bytecodes.IFNONNULL:
                stack.popReference(op);
                branch(Bytecodes.branchTarget(code, bci));
                break;
            case Bytecodes.JSR, Bytecodes.JSR_W:
                jsr(Bytecodes.branchTarget(code, bci));
                return false;
            case Bytecodes.RET:
                ret(code.u1(bci + 1));
                return false;
            case Bytecodes.IRETURN, Bytecodes.LRETURN, Bytecodes.FRETURN, Bytecodes.DRETURN, Bytecodes.ARETURN, Bytecodes.RETURN:
                methodReturn(op);
                return false;
            case Bytecodes.ATHROW:
                stack.pop(types.throwable);
                return false;
            case Bytecodes.ARRAYLENGTH:
                int array = stack.popReference(op);
                if (array != TypeTable.NULL && !types.isArray(array)) {
                    throw badArray(op, array);
                }
                stack.push(TypeTable.INTEGER);
                break;
            case Bytecodes.MONITORENTER, Bytecodes.MONITOREXIT:
                stack.popReference(op);
                break;
            case Bytecodes.GETSTATIC, Bytecodes.PUTSTATIC, Bytecodes.GETFIELD, Bytecodes.PUTFIELD:
                members.field(op, code.u2(bci + 1));
                break;
            case Bytecodes.INVOKEVIRTUAL, Bytecodes.INVOKESPECIAL, Bytecodes.INVOKESTATIC, Bytecodes.INVOKEINTERFACE,
                    Bytecodes.INVOKEDYNAMIC:
                members.invoke(op, code.u2(bci + 1));
                break;
            case Bytecodes.NEW:
                newObject();
                break;
            case Bytecodes.NEWARRAY:
                stack.pop(TypeTable.INTEGER);
                stack.push(types.ofClass(OperandStack.arrayOf(code.u1(bci + 1))));
                break;
            case Bytecodes.ANEWARRAY:
                stack.pop(TypeTable.INTEGER);
                stack.push(types.arrayOf(m.pool.className(code.u2(bci + 1))));
                break;
            case Bytecodes.MULTIANEWARRAY:
                for (int i = code.u1(bci + 3); i > 0; i--) {
                    stack.pop(TypeTable.INTEGER);
                }
                stack.push(types.ofClass(m.pool.className(code.u2(bci + 1))));
                break;
            case Bytecodes.CHECKCAST:
                stack.pop(types.object);
                stack.push(types.ofClass(m.pool.className(code.u2(bci + 1))));
                break;
            case Bytecodes.INSTANCEOF:
                stack.pop(types.object);
                stack.push(TypeTable.INTEGER);
                break;
            default:
                access(op);
                break;
        }
        return true;
    }

    /** Jumps of the instructions with a fixed effect. */
    private boolean flow(int op) throws VerifyException {
        switch (Bytecodes.format(op)) {
            case BRANCH2, BRANCH4:
                branch(Bytecodes.branchTarget(code, bci));
                break;
            case TABLESWITCH, LOOKUPSWITCH:
                branch(Bytecodes.switchDefault(code, bci));
                int count = Bytecodes.switchCount(code, bci);
                for (int i = 0; i < count; i++) {
                    branch(Bytecodes.switchTarget(code, bci, i));
                }
                break;
            default:
                break;
        }
        return !Bytecodes.endsFlow(op);
    }

    private void constant(int index) throws VerifyException {
        switch (m.pool.tag(index)) {
            case ConstantTag.INTEGER -> stack.push(TypeTable.INTEGER);
            case ConstantTag.FLOAT -> stack.push(TypeTable.FLOAT);
            case ConstantTag.LONG -> stack.push(TypeTable.LONG);
            case ConstantTag.DOUBLE -> stack.push(TypeTable.DOUBLE);
            case ConstantTag.STRING -> stack.push(types.ofClass("java/lang/String"));
            case ConstantTag.CLASS -> stack.push(types.ofClass("java/lang/Class"));
            case ConstantTag.METHOD_HANDLE -> stack.push(types.ofClass("java/lang/invoke/MethodHandle"));
            case ConstantTag.METHOD_TYPE -> stack.push(types.ofClass("java/lang/invoke/MethodType"));
            default -> stack.push(types.ofDescriptor(m.pool.refDescriptor(index)));
        }
    }

    private void newObject() throws VerifyException {
        int type = TypeTable.uninitialized(bci);
        if (frame.stackHas(type)) {
            throw error("Uninitialized object exists on backward branch " + bci);
        }
        frame.replaceInLocals(type, TypeTable.TOP);
        stack.push(type);
    }

    private void methodReturn(int op) throws VerifyException {
        String expected = Descriptor.returnDescriptor(m.method.descriptor());
        char c = expected.charAt(0);
        if (op == Bytecodes.RETURN) {
            if (c != 'V') {
                throw error("Method expects a return value");
            }
            if (frame.thisUninitialized) {
                throw error("Constructor must call super() or this() before return");
            }
            return;
        }
        int opType = switch (op) {
            case Bytecodes.IRETURN -> TypeTable.INTEGER;
            case Bytecodes.LRETURN -> TypeTable.LONG;
            case Bytecodes.FRETURN -> TypeTable.FLOAT;
            case Bytecodes.DRETURN -> TypeTable.DOUBLE;
            default -> types.object;
        };
        int found = op == Bytecodes.ARETURN ? stack.popReference(op) : stack.pop(opType);
        if (c == 'V') {
            throw error("Method does not expect a return value", "Type " + types.name(found) + " (current frame, stack[" + frame.depth
                    + "]) is not assignable to top (from method signature)");
        }
        int wanted = types.ofDescriptor(expected);
        if (!types.isAssignable(found, wanted)) {
            throw error("Bad return type", "Type " + types.name(found) + " (current frame, stack[" + frame.depth
                    + "]) is not assignable to " + types.name(wanted) + " (from method signature)");
        }
    }

    private boolean wide(int op, int local) throws VerifyException {
        if (op == Bytecodes.RET) {
            ret(local);
            return false;
        }
        if (op == Bytecodes.IINC) {
            local(local, TypeTable.INTEGER);
        } else if (op <= Bytecodes.ALOAD) {
            load(op - Bytecodes.ILOAD, local);
        } else {
            store(op - Bytecodes.ISTORE, local);
        }
        return true;
    }

    /** Loads and stores of locals and array elements. */
    private void access(int op) throws VerifyException {
        if (op >= Bytecodes.ILOAD && op <= Bytecodes.ALOAD) {
            load(op - Bytecodes.ILOAD, code.u1(bci + 1));
        } else if (op >= Bytecodes.ILOAD_0 && op <= Bytecodes.ALOAD_3) {
            load((op - Bytecodes.ILOAD_0) / 4, (op - Bytecodes.ILOAD_0) % 4);
        } else if (op >= Bytecodes.ISTORE && op <= Bytecodes.ASTORE) {
            store(op - Bytecodes.ISTORE, code.u1(bci + 1));
        } else if (op >= Bytecodes.ISTORE_0 && op <= Bytecodes.ASTORE_3) {
            store((op - Bytecodes.ISTORE_0) / 4, (op - Bytecodes.ISTORE_0) % 4);
        } else if (op >= Bytecodes.IALOAD && op <= Bytecodes.SALOAD) {
            stack.arrayLoad(op - Bytecodes.IALOAD);
        } else if (op >= Bytecodes.IASTORE && op <= Bytecodes.SASTORE) {
            stack.arrayStore(op - Bytecodes.IASTORE);
        } else if (op != Bytecodes.NOP) {
            throw new IllegalStateException("bytecode " + op + " has no rule");
        }
    }

    /** What an instruction took for an array is none, or one of other components. */
    VerifyException badArray(int op, int found) {
        return error("Bad type on operand stack in " + Bytecodes.name(op), "Invalid type: " + types.name(found) + " (current frame, stack[" + frame.depth + "])");
    }

    private void requireLocal(int last, int local, String what) throws VerifyException {
        if (last >= code.maxLocals()) {
            throw errorWithoutFrame(what, "Local index " + local + " is invalid");
        }
    }

    /** Checks a local that is read. */
    private void local(int local, int type) throws VerifyException {
        boolean wide = TypeTable.isWide(type);
        requireLocal(wide ? local + 1 : local, local, wide ? OVERFLOW_OF_PAIR : "Local variable table overflow");
        if (wide && local + 1 >= usedLocals()) {
            throw pairOverflow(local);
        }
        boolean matches = frame.locals[local] == type && (!TypeTable.isWide(type) || frame.locals[local + 1] == TypeTable.upper(type));
        if (!matches) {
            throw badLocal(local, types.name(type));
        }
    }

    VerifyException pairOverflow(int local) {
        return errorWithoutFrame(OVERFLOW_OF_PAIR, "Local index " + local + " is invalid");
    }

    /** Locals up to the last one that has a value. */
    final int usedLocals() {
        int used = frame.locals.length;
        while (used > 0 && frame.locals[used - 1] == TypeTable.TOP) {
            used--;
        }
        return used;
    }

    private VerifyException badLocal(int local, String expected) {
        return error("Bad local variable type", "Type " + types.name(frame.locals[local]) + " (current frame, locals[" + local
                + "]) is not assignable to " + expected);
    }

    private void load(int kind, int local) throws VerifyException {
        if (kind < KINDS.length) {
            local(local, KINDS[kind]);
            stack.push(KINDS[kind]);
        } else {
            requireLocal(local, local, "Local variable table overflow");
            if (!TypeTable.isReference(frame.locals[local])) {
                throw badLocal(local, "reference type");
            }
            stack.push(frame.locals[local]);
        }
    }

    private void store(int kind, int local) throws VerifyException {
        int type;
        if (kind < KINDS.length) {
            type = stack.popOperand(KINDS[kind]);
        } else if (hasSubroutines() && TypeTable.isReturnAddress(stack.peek())) {
            type = stack.pop1();
        } else {
            type = stack.popReference(Bytecodes.ASTORE);
        }
        requireLocal(TypeTable.isWide(type) ? local + 1 : local, local, "Local variable table overflow");
        localWritten(local);
        if (TypeTable.isWide(type)) {
            localWritten(local + 1);
        }
        frame.setLocal(local, type);
    }
}
