package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.ATOS;
import static org.stubarchive.format.runtime.TosState.DTOS;
import static org.stubarchive.format.runtime.TosState.FTOS;
import static org.stubarchive.format.runtime.TosState.ITOS;
import static org.stubarchive.format.runtime.TosState.LTOS;
import static org.stubarchive.format.runtime.TosState.VTOS;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryOrder;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Width;

/** Returns and {@code athrow} (JVMS 6.5): unlock a synchronized method, poll, remove the frame. */
final class ReturnTemplates {
    private ReturnTemplates() {}

    static void define(TemplateTable table) {
        table.defineAtomic("ireturn", ITOS, c -> returnFrom(c, ITOS));
        table.defineAtomic("lreturn", LTOS, c -> returnFrom(c, LTOS));
        table.defineAtomic("freturn", FTOS, c -> returnFrom(c, FTOS));
        table.defineAtomic("dreturn", DTOS, c -> returnFrom(c, DTOS));
        table.defineAtomic("areturn", ATOS, c -> returnFrom(c, ATOS));
        table.defineAtomic("return", VTOS, c -> returnFrom(c, VTOS));
        // Whoever sees the object through a reference that is stored later must see its final fields as they are now (JLS 17.5.1).
        table.defineAtomic("return_freeze", VTOS, c -> {
            c.masm.fence(MemoryOrder.STORE_STORE);
            returnFrom(c, VTOS);
        });
        table.defineAtomic("ireturn_narrow", ITOS, c -> {
            narrow(c);
            returnFrom(c, ITOS);
        });
        table.defineAtomic("return_register_finalizer", VTOS, c -> {
            registerFinalizer(c);
            returnFrom(c, VTOS);
        });
        table.define("athrow", ATOS, c -> {
            c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.tos, 0, c.nullPointer());
            c.throwNow("throw_exception");
        });
    }

    private static void returnFrom(Codelet c, TosState state) {
        Label unlocked = c.masm.newLabel();
        Label polled = c.masm.newLabel();
        c.masm.branchMemoryImmediate(Condition.NOT_EQUAL, MemoryType.I64, c.frame(InterpreterFrameLayout.LOCKED_OBJECT), 0,
                c.outOfLineAt(() -> unlock(c, state, unlocked)));
        c.masm.bind(unlocked);
        c.poll(c.outOfLineAt(() -> stop(c, state, polled)));
        c.masm.bind(polled);
        c.masm.returnFromFrame();
    }

    /** The frame forgets its lock first: if releasing it throws, unwinding must not release it again. */
    private static void unlock(Codelet c, TosState state, Label unlocked) {
        Label done = c.masm.newLabel();
        c.push(state);
        c.masm.load(MemoryType.I64, c.t0, c.frame(InterpreterFrameLayout.LOCKED_OBJECT));
        c.masm.storeImmediate(MemoryType.I64, c.frame(InterpreterFrameLayout.LOCKED_OBJECT), 0);
        Locks.unlock(c, c.t0, c.outOfLineAt(() -> {
            c.storeArgument(0, c.t0);
            c.callRuntime(RuntimeEntry.MONITOR_EXIT);
            c.masm.jump(done);
        }));
        c.masm.bind(done);
        c.pop(state);
        c.masm.jump(unlocked);
    }

    /** The result travels through the request, since its slot on the stack is gone. */
    private static void stop(Codelet c, TosState state, Label polled) {
        switch (state) {
            case ITOS, LTOS -> {
                c.storeArgument(0, c.tos);
                c.callRuntime(RuntimeEntry.SAFEPOINT_RETURN_VALUE);
            }
            case FTOS, DTOS -> {
                c.masm.storeFp(FpWidth.F64, c.argument(0), c.ftos);
                c.callRuntime(RuntimeEntry.SAFEPOINT_RETURN_VALUE);
            }
            case ATOS -> {
                c.storeArgument(0, c.tos);
                c.callRuntime(RuntimeEntry.SAFEPOINT_RETURN_REFERENCE);
            }
            case VTOS -> c.callRuntime(RuntimeEntry.SAFEPOINT);
        }
        c.masm.jump(polled);
    }

    /** Narrows the result as the method's type says (JVMS 2.11.1). */
    private static void narrow(Codelet c) {
        Label done = c.masm.newLabel();
        Label notBoolean = c.masm.newLabel();
        Label notByte = c.masm.newLabel();
        Label notChar = c.masm.newLabel();
        c.masm.load(MemoryType.I64, c.t0, c.frame(InterpreterFrameLayout.METHOD));
        c.masm.load(MemoryType.I32, c.t0, Address.of(c.t0, MethodLayout.RESULT_TYPE));
        c.masm.branchImmediate(Condition.NOT_EQUAL, Width.W32, c.t0, BasicType.BOOLEAN.code(), notBoolean);
        c.masm.opImmediate(IntOp.AND, Width.W32, c.tos, c.tos, 1);
        c.masm.jump(done);
        c.masm.bind(notBoolean);
        c.masm.branchImmediate(Condition.NOT_EQUAL, Width.W32, c.t0, BasicType.BYTE.code(), notByte);
        c.masm.extend(MemoryType.S8, c.tos, c.tos);
        c.masm.jump(done);
        c.masm.bind(notByte);
        c.masm.branchImmediate(Condition.NOT_EQUAL, Width.W32, c.t0, BasicType.CHAR.code(), notChar);
        c.masm.extend(MemoryType.U16, c.tos, c.tos);
        c.masm.jump(done);
        c.masm.bind(notChar);
        c.masm.branchImmediate(Condition.NOT_EQUAL, Width.W32, c.t0, BasicType.SHORT.code(), done);
        c.masm.extend(MemoryType.S16, c.tos, c.tos);
        c.masm.bind(done);
    }

    private static void registerFinalizer(Codelet c) {
        Label done = c.masm.newLabel();
        c.masm.load(MemoryType.I64, c.t0, Address.of(c.locals, 0));
        c.masm.loadKlass(c.t1, c.t0);
        c.masm.branchTestMemory(Condition.NOT_EQUAL, MemoryType.I32, Address.of(c.t1, KlassLayout.FLAGS), KlassLayout.FLAG_HAS_FINALIZER,
                c.outOfLineAt(() -> {
                    c.storeArgument(0, c.t0);
                    c.callRuntime(RuntimeEntry.REGISTER_FINALIZER);
                    c.masm.jump(done);
                }));
        c.masm.bind(done);
    }
}
