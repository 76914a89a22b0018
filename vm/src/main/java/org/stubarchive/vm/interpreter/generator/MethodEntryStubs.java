package org.stubarchive.vm.interpreter.generator;

import java.util.List;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.StubGenerator;

/** The general method entries and the re-entry at an exception handler. In: Method* in the method register, arguments pushed. */
final class MethodEntryStubs {
    private MethodEntryStubs() {}

    static List<StubGenerator> all() {
        return List.of(
                new CodeletStub("method_entry_normal", c -> {
                    FrameBuilder.bytecodeFrame(c);
                    c.dispatchHere(TosState.VTOS);
                }),
                new AtomicStub(new CodeletStub("method_entry_synchronized", c -> {
                    FrameBuilder.bytecodeFrame(c);
                    lock(c);
                    c.dispatchHere(TosState.VTOS);
                })),
                new CodeletStub("method_entry_native", c -> {
                    FrameBuilder.nativeFrame(c);
                    c.leave(RuntimeEntry.CALL_NATIVE);
                    c.masm.returnFromFrame();
                }),
                new AtomicStub(new CodeletStub("method_entry_native_synchronized", c -> {
                    FrameBuilder.nativeFrame(c);
                    lock(c);
                    c.leave(RuntimeEntry.CALL_NATIVE);
                    unlockNative(c);
                    c.masm.returnFromFrame();
                })),
                new CodeletStub("method_entry_abstract", c -> {
                    c.masm.popReturnAddress(c.t0);
                    c.masm.load(MemoryType.I32, c.t1, Address.of(c.method, MethodLayout.ARGUMENT_SLOTS));
                    c.masm.load(MemoryType.I64, c.tos, Address.indexed(c.sp, c.t1, 3, -InterpreterFrameLayout.SLOT));
                    FrameBuilder.throwAtCall(c, "throw_AbstractMethodError");
                }),
                new CodeletStub("exception_entry", c -> {
                    c.restore();
                    c.dispatchHere(TosState.ATOS);
                }));
    }

    /** Locks the method's object and records it in the frame; until then unwinding must not unlock. */
    private static void lock(Codelet c) {
        Label locked = c.masm.newLabel();
        FrameBuilder.loadLockObject(c, c.t0);
        Locks.lock(c, c.t0, c.outOfLineAt(() -> {
            c.storeArgument(0, c.t0);
            c.leave(RuntimeEntry.MONITOR_ENTER);
            // The object may have moved meanwhile.
            FrameBuilder.loadLockObject(c, c.t0);
            c.restore();
            c.masm.jump(locked);
        }));
        c.masm.bind(locked);
        c.masm.store(MemoryType.I64, c.frame(InterpreterFrameLayout.LOCKED_OBJECT), c.t0);
    }

    /** Unlocks behind a native method, keeping its result. */
    private static void unlockNative(Codelet c) {
        Label unlocked = c.masm.newLabel();
        c.masm.push(c.tos);
        c.masm.load(MemoryType.I64, c.t0, c.frame(InterpreterFrameLayout.LOCKED_OBJECT));
        c.masm.storeImmediate(MemoryType.I64, c.frame(InterpreterFrameLayout.LOCKED_OBJECT), 0);
        Locks.unlock(c, c.t0, c.outOfLineAt(() -> unlockNativeSlowly(c, unlocked)));
        c.masm.bind(unlocked);
        c.masm.pop(c.tos);
        c.masm.moveGprToFp(FpWidth.F64, c.ftos, c.tos);
    }

    /** The collector knows no expression stack of a native frame, so a reference result waits in the one word of the frame that is a root. */
    private static void unlockNativeSlowly(Codelet c, Label unlocked) {
        Label notReference = c.masm.newLabel();
        c.storeArgument(0, c.t0);
        c.masm.load(MemoryType.I64, c.method, c.frame(InterpreterFrameLayout.METHOD));
        c.masm.branchMemoryImmediate(Condition.NOT_EQUAL, MemoryType.I32, Address.of(c.method, MethodLayout.RESULT_TABLE_OFFSET),
                TosState.ATOS.tableOffset(), notReference);
        c.masm.pop(c.t1);
        c.masm.store(MemoryType.I64, c.frame(InterpreterFrameLayout.LOCKED_OBJECT), c.t1);
        c.leave(RuntimeEntry.MONITOR_EXIT);
        c.masm.load(MemoryType.I64, c.t1, c.frame(InterpreterFrameLayout.LOCKED_OBJECT));
        c.masm.storeImmediate(MemoryType.I64, c.frame(InterpreterFrameLayout.LOCKED_OBJECT), 0);
        c.masm.push(c.t1);
        c.masm.jump(unlocked);
        c.masm.bind(notReference);
        c.leave(RuntimeEntry.MONITOR_EXIT);
        c.masm.jump(unlocked);
    }
}
