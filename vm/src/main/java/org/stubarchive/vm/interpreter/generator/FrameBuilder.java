package org.stubarchive.vm.interpreter.generator;

import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Width;

/** Builds and removes the frames that {@link InterpreterFrameLayout} describes; the method is in the method register. */
final class FrameBuilder {
    private static final int ACC_STATIC = 0x0008;

    private FrameBuilder() {}

    /** Frame of a method with bytecodes; loads locals and bytecode pointer. Extra locals are not cleared. */
    static void bytecodeFrame(Codelet c) {
        c.masm.popReturnAddress(c.t0);
        checkStack(c);
        locateLocals(c);
        c.masm.load(MemoryType.I32, c.t1, Address.of(c.method, MethodLayout.EXTRA_LOCALS_BYTES));
        c.masm.load(MemoryType.I64, c.bcp, Address.of(c.method, MethodLayout.CODE));
        c.masm.op(IntOp.SUB, Width.W64, c.sp, c.sp, c.t1);
        c.masm.enterFrame(c.t0);
        pushFixed(c, c.bcp);
        c.masm.load(MemoryType.I64, c.dispatch, Address.of(c.thread, ThreadBlockLayout.DISPATCH_TABLE));
    }

    /** Frame of a native method: no extra locals, bytecode pointer 0. */
    static void nativeFrame(Codelet c) {
        c.masm.popReturnAddress(c.t0);
        checkStack(c);
        locateLocals(c);
        c.masm.enterFrame(c.t0);
        c.masm.moveImmediate(c.t3, 0);
        pushFixed(c, c.t3);
    }

    private static void checkStack(Codelet c) {
        Label overflow = c.outOfLineAt(() -> throwAtCall(c, "throw_StackOverflowError"));
        c.masm.load(MemoryType.I32, c.t1, Address.of(c.method, MethodLayout.FRAME_BYTES));
        c.masm.opMemory(IntOp.ADD, Width.W64, c.t1, c.t1, Address.of(c.thread, ThreadBlockLayout.STACK_LIMIT));
        c.masm.branch(Condition.BELOW, Width.W64, c.sp, c.t1, overflow);
    }

    /** Throws in the caller, at the call; its return address is in temporary 0. */
    static void throwAtCall(Codelet c, String stub) {
        c.masm.pushReturnAddress(c.t0);
        c.masm.jumpCell(CodeSymbol.stubEntry(stub, 0));
    }

    private static void locateLocals(Codelet c) {
        c.masm.load(MemoryType.I32, c.t1, Address.of(c.method, MethodLayout.ARGUMENT_SLOTS));
        c.masm.lea(c.locals, Address.indexed(c.sp, c.t1, 3, -InterpreterFrameLayout.SLOT));
    }

    /** The words below the frame pointer, in the order of the layout. */
    private static void pushFixed(Codelet c, Gpr bytecodePointer) {
        c.masm.push(c.method);
        c.masm.push(c.locals);
        c.masm.pushMemory(Address.of(c.method, MethodLayout.CP_CACHE));
        c.masm.push(bytecodePointer);
        c.masm.pushZero();
        c.masm.pushZero();
    }

    /** object = what a synchronized method locks: its receiver, or the mirror of its class. The method register is reloaded. */
    static void loadLockObject(Codelet c, Gpr object) {
        Label isStatic = c.masm.newLabel();
        Label done = c.masm.newLabel();
        c.masm.load(MemoryType.I64, c.method, c.frame(InterpreterFrameLayout.METHOD));
        c.masm.load(MemoryType.I64, object, c.frame(InterpreterFrameLayout.LOCALS));
        c.masm.branchTestMemory(Condition.NOT_EQUAL, MemoryType.I32, Address.of(c.method, MethodLayout.ACCESS_FLAGS), ACC_STATIC, isStatic);
        c.masm.load(MemoryType.I64, object, Address.of(object, 0));
        c.masm.jump(done);
        c.masm.bind(isStatic);
        c.masm.load(MemoryType.I32, object, Address.of(c.method, MethodLayout.HOLDER));
        c.masm.loadReference(object, Address.of(object, KlassLayout.MIRROR));
        c.masm.bind(done);
    }
}
