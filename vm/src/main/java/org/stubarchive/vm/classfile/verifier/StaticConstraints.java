package org.stubarchive.vm.classfile.verifier;

import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.classfile.Descriptor;
import org.stubarchive.vm.classfile.ExceptionTableEntry;
import org.stubarchive.vm.classfile.ReservedBytecodes;

/**
 * Static constraints on code (JVMS 4.9.1): instructions are complete, operands are in range and of the right kind, and jumps and tables meet
 * the starts of instructions.
 */
final class StaticConstraints {
    private static final int ANY_PADDING_MAJOR = 51;
    private static final int CLASS_CONSTANT_MAJOR = 49;
    private static final int INTERFACE_STATIC_MAJOR = 52;
    private static final int MAX_DIMENSIONS = 255;

    private final MethodContext m;
    private final CodeAttribute code;
    private final ConstantPoolView pool;
    private final int major;
    private final boolean[] starts;

    StaticConstraints(MethodContext m) {
        this.m = m;
        this.code = m.code;
        this.pool = m.pool;
        this.major = m.classFile.majorVersion();
        this.starts = new boolean[code.codeLength()];
    }

    /**
     * Checks that the code is whole instructions.
     *
     * @return for each bytecode index whether an instruction starts there
     */
    boolean[] starts() throws VerifyException {
        for (int bci = 0; bci < code.codeLength();) {
            int length = Bytecodes.isDefined(code.u1(bci)) ? Bytecodes.length(code, bci) : ReservedBytecodes.length(code, bci);
            if (length == 0) {
                throw badInstruction(bci);
            }
            starts[bci] = true;
            bci += length;
        }
        return starts;
    }

    /** Checks the operands of all instructions and that they jump to instructions. */
    void instructions() throws VerifyException {
        for (int bci = 0; bci < code.codeLength(); bci += Bytecodes.length(code, bci)) {
            instruction(bci);
            locals(bci);
            targets(bci);
        }
    }

    private void targets(int bci) throws VerifyException {
        switch (Bytecodes.format(code.u1(bci))) {
            case BRANCH2, BRANCH4:
                target(bci, Bytecodes.branchTarget(code, bci));
                break;
            case TABLESWITCH, LOOKUPSWITCH:
                target(bci, Bytecodes.switchDefault(code, bci));
                for (int i = Bytecodes.switchCount(code, bci) - 1; i >= 0; i--) {
                    target(bci, Bytecodes.switchTarget(code, bci, i));
                }
                break;
            default:
                break;
        }
    }

    private VerifyException badInstruction(int bci) {
        return error(bci, "Bad instruction");
    }

    private VerifyException error(int bci, String what, String reason) {
        return new VerifyException(VerifyException.Kind.VERIFY, ErrorText.withReason(m, bci, what, reason), bci);
    }

    private VerifyException error(int bci, String what) {
        return new VerifyException(VerifyException.Kind.VERIFY, ErrorText.withoutReason(m, bci, what), bci);
    }

    private VerifyException formatError(int bci, String what) {
        return new VerifyException(VerifyException.Kind.CLASS_FORMAT, ErrorText.inMethod(m, what), bci);
    }

    private boolean isStart(int bci) {
        return bci >= 0 && bci < starts.length && starts[bci];
    }

    private void target(int bci, int target) throws VerifyException {
        if (!isStart(target)) {
            throw error(bci, "Illegal target of jump or branch");
        }
    }

    /** An opcode that is not allowed here. */
    VerifyException illegal(int bci, int op) {
        return error(bci, "Bad instruction: " + Integer.toHexString(op));
    }

    /**
     * Checks the operands of one instruction but for locals and jump targets: type checking finds the former after what the instruction pops, the
     * latter where no frame is declared.
     */
    void instruction(int bci) throws VerifyException {
        int op = code.u1(bci);
        if (!Bytecodes.isDefined(op)) {
            throw illegal(bci, op);
        }
        switch (Bytecodes.format(op)) {
            case CONSTANT1:
                constant(bci, op, code.u1(bci + 1));
                break;
            case CONSTANT2, DIMENSIONS, INVOKEINTERFACE, INVOKEDYNAMIC:
                constant(bci, op, code.u2(bci + 1));
                break;
            case TABLESWITCH, LOOKUPSWITCH:
                switchTable(bci, op);
                break;
            case ARRAY_TYPE:
                int type = code.u1(bci + 1);
                if (type < 4 || type > 11) {
                    throw error(bci, "Illegal newarray instruction");
                }
                break;
            default:
                break;
        }
    }

    /** Checks that the locals of an instruction exist. */
    private void locals(int bci) throws VerifyException {
        int op = code.u1(bci);
        switch (Bytecodes.format(op)) {
            case LOCAL, INCREMENT:
                local(bci, op, code.u1(bci + 1));
                break;
            case WIDE:
                local(bci, code.u1(bci + 1), code.u2(bci + 2));
                break;
            case NONE:
                implicitLocal(bci, op);
                break;
            default:
                break;
        }
    }

    private void implicitLocal(int bci, int op) throws VerifyException {
        if (op >= Bytecodes.ILOAD_0 && op <= Bytecodes.ALOAD_3) {
            local(bci, Bytecodes.ILOAD + (op - Bytecodes.ILOAD_0) / 4, (op - Bytecodes.ILOAD_0) % 4);
        } else if (op >= Bytecodes.ISTORE_0 && op <= Bytecodes.ASTORE_3) {
            local(bci, Bytecodes.ISTORE + (op - Bytecodes.ISTORE_0) / 4, (op - Bytecodes.ISTORE_0) % 4);
        }
    }

    private void local(int bci, int op, int index) throws VerifyException {
        boolean wide = op == Bytecodes.LLOAD || op == Bytecodes.DLOAD || op == Bytecodes.LSTORE || op == Bytecodes.DSTORE;
        if (index + (wide ? 1 : 0) >= code.maxLocals()) {
            throw error(bci, "Illegal local variable number");
        }
    }

    private void switchTable(int bci, int op) throws VerifyException {
        int operands = Bytecodes.switchOperands(bci);
        for (int i = bci + 1; major < ANY_PADDING_MAJOR && i < operands; i++) {
            if (code.u1(i) != 0) {
                throw error(bci, "Nonzero padding byte in lookupswitch or tableswitch");
            }
        }
        if (op == Bytecodes.TABLESWITCH && code.s4(operands + 4) > code.s4(operands + 8)) {
            throw error(bci, "low must be less than or equal to high in tableswitch");
        }
        int count = Bytecodes.switchCount(code, bci);
        for (int i = 1; op == Bytecodes.LOOKUPSWITCH && i < count; i++) {
            if (code.s4(operands + 8 * i) >= code.s4(operands + 8 + 8 * i)) {
                throw error(bci, "Bad lookupswitch instruction");
            }
        }
    }

    private VerifyException wrongConstant(int bci, int index) {
        String what = index == 0 || index >= pool.size() ? "Illegal constant pool index " : "Illegal type at constant pool entry ";
        return error(bci, what + index + " in class " + m.classFile.name().replace('/', '.'), "Constant pool index " + index + " is invalid");
    }

    private void constant(int bci, int op, int index) throws VerifyException {
        int tag = index < pool.size() ? pool.tag(index) : ConstantTag.UNUSABLE;
        boolean suits = switch (op) {
            case Bytecodes.LDC, Bytecodes.LDC_W -> isOneSlotConstant(index, tag);
            case Bytecodes.LDC2_W -> tag == ConstantTag.LONG || tag == ConstantTag.DOUBLE || isWideDynamic(index, tag);
            case Bytecodes.GETSTATIC, Bytecodes.PUTSTATIC, Bytecodes.GETFIELD, Bytecodes.PUTFIELD -> tag == ConstantTag.FIELDREF;
            case Bytecodes.INVOKEVIRTUAL -> tag == ConstantTag.METHODREF;
            case Bytecodes.INVOKESPECIAL, Bytecodes.INVOKESTATIC -> tag == ConstantTag.METHODREF
                    || tag == ConstantTag.INTERFACE_METHODREF && major >= INTERFACE_STATIC_MAJOR;
            case Bytecodes.INVOKEINTERFACE -> tag == ConstantTag.INTERFACE_METHODREF;
            case Bytecodes.INVOKEDYNAMIC -> tag == ConstantTag.INVOKE_DYNAMIC;
            default -> tag == ConstantTag.CLASS;
        };
        if (!suits) {
            throw wrongConstant(bci, index);
        }
        if (tag == ConstantTag.CLASS) {
            classOperand(bci, op, pool.className(index));
        } else if (op >= Bytecodes.INVOKEVIRTUAL && op <= Bytecodes.INVOKEDYNAMIC) {
            invoke(bci, op, pool.refName(index), pool.refDescriptor(index));
        }
    }

    private boolean isOneSlotConstant(int index, int tag) {
        return switch (tag) {
            case ConstantTag.INTEGER, ConstantTag.FLOAT, ConstantTag.STRING, ConstantTag.METHOD_HANDLE, ConstantTag.METHOD_TYPE -> true;
            case ConstantTag.CLASS -> major >= CLASS_CONSTANT_MAJOR;
            case ConstantTag.DYNAMIC -> !isWideDynamic(index, tag);
            default -> false;
        };
    }

    private boolean isWideDynamic(int index, int tag) {
        return tag == ConstantTag.DYNAMIC && Descriptor.type(pool.refDescriptor(index)).slots() == 2;
    }

    private void classOperand(int bci, int op, String name) throws VerifyException {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        if (op == Bytecodes.NEW && dimensions > 0) {
            throw error(bci, "Illegal new instruction", "Invalid type: '" + name + "' (constant pool " + code.u2(bci + 1) + ")");
        }
        if (op == Bytecodes.ANEWARRAY && dimensions >= MAX_DIMENSIONS) {
            throw error(bci, "Illegal anewarray instruction, array has more than 255 dimensions");
        }
        if (op == Bytecodes.MULTIANEWARRAY && dimensions == 0) {
            throw error(bci, "Illegal constant pool index in multianewarray instruction");
        }
        if (op == Bytecodes.MULTIANEWARRAY && (code.u1(bci + 3) < 1 || code.u1(bci + 3) > dimensions)) {
            throw error(bci, "Illegal dimension in multianewarray instruction: " + code.u1(bci + 3));
        }
    }

    private void invoke(int bci, int op, String name, String descriptor) throws VerifyException {
        if (op == Bytecodes.INVOKEINTERFACE) {
            if (code.u1(bci + 3) != Descriptor.argumentSlots(descriptor) + 1) {
                throw error(bci, "Inconsistent args count operand in invokeinterface");
            }
            if (code.u1(bci + 4) != 0) {
                throw error(bci, "Fourth operand byte of invokeinterface must be zero");
            }
        }
        if (op == Bytecodes.INVOKEDYNAMIC && code.u2(bci + 3) != 0) {
            throw error(bci, "Third and fourth operand bytes of invokedynamic must be zero");
        }
        if (name.charAt(0) == '<' && !(op == Bytecodes.INVOKESPECIAL && name.equals("<init>"))) {
            throw error(bci, "Illegal call to internal method");
        }
    }

    /** Checks the exception table. */
    void handlers() throws VerifyException {
        ExceptionTableEntry[] table = code.exceptionTable();
        for (int i = 0; i < table.length; i++) {
            ExceptionTableEntry h = table[i];
            if (!isStart(h.startPc())) {
                throw formatError(h.startPc(), "Illegal exception table start_pc " + h.startPc());
            }
            if (h.endPc() != code.codeLength() && !isStart(h.endPc())) {
                throw formatError(h.endPc(), "Illegal exception table end_pc " + h.endPc());
            }
            if (!isStart(h.handlerPc())) {
                throw formatError(h.handlerPc(), "Illegal exception table handler_pc " + h.handlerPc());
            }
            if (h.catchType() != 0 && !m.types.isAssignable(m.types.ofClass(h.catchTypeName()), m.types.throwable)) {
                throw error(h.handlerPc(), "Catch type is not a subclass of Throwable in exception handler " + h.handlerPc(),
                        "Type '" + h.catchTypeName() + "' (constant pool " + h.catchType() + ") is not assignable to 'java/lang/Throwable'");
            }
        }
    }

    /** Checks that the entries of the LocalVariableTable attribute start and end at instructions. */
    void localVariables() throws VerifyException {
        int at = code.localVariableTableOffset();
        int count = at < 0 ? 0 : u2(at);
        for (int i = 0; i < count; i++) {
            int start = u2(at + 2 + 10 * i);
            int end = start + u2(at + 4 + 10 * i);
            if (!isStart(start)) {
                throw formatError(0, "Illegal local variable table start_pc " + start);
            }
            if (end != code.codeLength() && !isStart(end)) {
                throw formatError(0, "Illegal local variable table length " + (end - start));
            }
        }
    }

    private int u2(int at) {
        byte[] b = code.bytes();
        return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
    }
}
