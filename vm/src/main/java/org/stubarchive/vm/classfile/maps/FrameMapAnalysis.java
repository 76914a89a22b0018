package org.stubarchive.vm.classfile.maps;

import java.util.ArrayDeque;
import java.util.BitSet;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ExceptionTableEntry;
import org.stubarchive.vm.classfile.MethodDeclaration;
import org.stubarchive.vm.classfile.MethodDescriptor;

/**
 * Abstract interpretation of a method to a fixpoint.
 *
 * <p>The time is linear in the code for code without subroutines (each merge can only clear bits). With subroutines it also grows with the
 * number of different combinations of return addresses that frames can hold.
 */
public final class FrameMapAnalysis {
    private final MethodDeclaration method;
    private final CodeAttribute code;
    private final FrameInterpreter interpreter;
    private final ExceptionTableEntry[] handlers;
    private final BitSet blockStarts = new BitSet();
    private final ArrayDeque<Work> work = new ArrayDeque<>();
    private boolean subroutines;
    private BlockStates blocks;

    private record Work(int bci, FrameState state) {
    }

    private FrameMapAnalysis(ClassFile classFile, MethodDeclaration method) {
        this.method = method;
        this.code = method.code();
        this.interpreter = new FrameInterpreter(classFile.constantPool(), code);
        this.handlers = code.exceptionTable();
    }

    /**
     * Analyses a verified method.
     *
     * @throws IllegalArgumentException if the method has no code
     * @throws IllegalStateException if the code would not have passed verification
     */
    public static FrameMaps analyze(ClassFile classFile, MethodDeclaration method) {
        if (method.code() == null) {
            throw new IllegalArgumentException(classFile.name() + "." + method + " has no code");
        }
        return new FrameMapAnalysis(classFile, method).run();
    }

    private FrameMaps run() {
        findBlocks();
        blocks = new BlockStates(blockStarts);
        merge(0, entryState());
        Work next = work.poll();
        while (next != null) {
            interpretBlock(next.bci, next.state.copy());
            next = work.poll();
        }
        return new FrameMaps(code, interpreter, blocks);
    }

    private void findBlocks() {
        blockStarts.set(0);
        for (ExceptionTableEntry h : handlers) {
            blockStarts.set(h.handlerPc());
        }
        int bci = 0;
        while (bci < code.codeLength()) {
            int length = length(code, bci);
            switch (Bytecodes.format(code.u1(bci))) {
                case BRANCH2, BRANCH4:
                    blockStarts.set(Bytecodes.branchTarget(code, bci));
                    if (isJsr(bci)) {
                        subroutines = true;
                        if (bci + length < code.codeLength()) {
                            blockStarts.set(bci + length);
                        }
                    }
                    break;
                case TABLESWITCH, LOOKUPSWITCH:
                    blockStarts.set(Bytecodes.switchDefault(code, bci));
                    for (int i = Bytecodes.switchCount(code, bci) - 1; i >= 0; i--) {
                        blockStarts.set(Bytecodes.switchTarget(code, bci, i));
                    }
                    break;
                default:
                    break;
            }
            bci += length;
            if (bci < code.codeLength() && Bytecodes.endsFlow(code.u1(bci - length))) {
                blockStarts.set(bci);
            }
        }
    }

    private boolean isJsr(int bci) {
        int op = code.u1(bci);
        return op == Bytecodes.JSR || op == Bytecodes.JSR_W;
    }

    /** Length of an instruction of verified code. */
    static int length(CodeAttribute code, int bci) {
        int length = Bytecodes.length(code, bci);
        if (length == 0) {
            throw new IllegalStateException("malformed instruction at " + bci + " in code that should have been verified");
        }
        return length;
    }

    private FrameState entryState() {
        FrameState s = new FrameState(code.maxLocals(), code.maxStack(), subroutines);
        int local = 0;
        if (!method.isStatic()) {
            s.setLocalReference(local++);
        }
        MethodDescriptor descriptor = method.methodDescriptor();
        for (int i = 0; i < descriptor.parameterCount(); i++) {
            BasicType type = descriptor.parameterType(i);
            if (type.isReference()) {
                s.setLocalReference(local);
            }
            local += type.slots();
        }
        return s;
    }

    private void merge(int bci, FrameState incoming) {
        FrameState changed = blocks.merge(bci, incoming);
        if (changed != null) {
            work.add(new Work(bci, changed));
        }
    }

    private void interpretBlock(int start, FrameState s) {
        int bci = start;
        boolean localsChanged = true;
        while (true) {
            enterHandlers(bci, s, localsChanged);
            int length = length(code, bci);
            int op = code.u1(bci);
            localsChanged = interpreter.step(s, bci, length);
            if (flow(bci, op, s)) {
                return;
            }
            bci += length;
            if (bci >= code.codeLength()) {
                throw new IllegalStateException("control runs off the end of code that should have been verified");
            }
            if (blockStarts.get(bci)) {
                merge(bci, s);
                return;
            }
        }
    }

    private void enterHandlers(int bci, FrameState s, boolean localsChanged) {
        for (ExceptionTableEntry h : handlers) {
            if (h.covers(bci) && (localsChanged || h.startPc() == bci)) {
                FrameState atHandler = s.copy();
                atHandler.enterHandler();
                merge(h.handlerPc(), atHandler);
            }
        }
    }

    /**
     * Passes the state after an instruction on to where it jumps.
     *
     * @return whether control never goes on to the next instruction
     */
    private boolean flow(int bci, int op, FrameState s) {
        switch (Bytecodes.format(op)) {
            case BRANCH2, BRANCH4:
                merge(Bytecodes.branchTarget(code, bci), s);
                return Bytecodes.endsFlow(op) || isJsr(bci);
            case TABLESWITCH, LOOKUPSWITCH:
                merge(Bytecodes.switchDefault(code, bci), s);
                for (int i = Bytecodes.switchCount(code, bci) - 1; i >= 0; i--) {
                    merge(Bytecodes.switchTarget(code, bci, i), s);
                }
                return true;
            default:
                if (op == Bytecodes.RET) {
                    ret(bci, code.u1(bci + 1), s);
                    return true;
                }
                if (op == Bytecodes.WIDE && code.u1(bci + 1) == Bytecodes.RET) {
                    ret(bci, code.u2(bci + 2), s);
                    return true;
                }
                return Bytecodes.endsFlow(op);
        }
    }

    private void ret(int bci, int local, FrameState s) {
        int address = subroutines ? s.localReturnAddress(local) : 0;
        if (address == 0) {
            throw new IllegalStateException("ret at " + bci + " finds no return address in code that should have been verified");
        }
        s.clearReturnAddress(address);
        merge(address, s);
    }
}
