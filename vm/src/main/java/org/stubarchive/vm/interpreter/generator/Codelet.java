package org.stubarchive.vm.interpreter.generator;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.CpCacheLayout;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryOrder;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.Width;

/**
 * The interpreter's register roles and the sequences that many codelets share, over the macro-assembler of one stub.
 *
 * <p>In state ITOS only the low 32 bits of {@link #tos} are defined. Code that is rarely run is deferred with {@link #outOfLine} and emitted behind
 * the codelet by {@link #finish}, so that the frequent path falls through.
 */
final class Codelet {
    private static final CodeSymbol LEAVE = CodeSymbol.stubEntry("leave", 0);

    final MacroAssembler masm;
    final Gpr thread;
    final Gpr fp;
    final Gpr sp;
    final Gpr bcp;
    final Gpr locals;
    final Gpr dispatch;
    final Gpr method;
    /** Top of stack in ITOS, LTOS and ATOS. */
    final Gpr tos;
    final Gpr t0;
    final Gpr t1;
    final Gpr t2;
    final Gpr t3;
    final Gpr t4;
    final Gpr t5;
    /** Top of stack in FTOS and DTOS. */
    final Fpr ftos;
    final Fpr f0;

    private final List<Runnable> deferred = new ArrayList<>();
    private Label nullPointer;
    private Label resolve;

    Codelet(MacroAssembler masm) {
        this.masm = masm;
        thread = masm.registers().thread();
        fp = masm.registers().framePointer();
        sp = masm.registers().stackPointer();
        bcp = masm.registers().bytecodePointer();
        locals = masm.registers().locals();
        dispatch = masm.registers().dispatch();
        method = masm.registers().method();
        tos = masm.registers().result();
        t0 = masm.registers().temp(0);
        t1 = masm.registers().temp(1);
        t2 = masm.registers().temp(2);
        t3 = masm.registers().temp(3);
        t4 = masm.registers().temp(4);
        t5 = masm.registers().temp(5);
        ftos = masm.registers().fpResult();
        f0 = masm.registers().fpTemp(0);
    }

    // ---- out of line

    /** Emits {@code code} behind the codelet. */
    void outOfLine(Runnable code) {
        deferred.add(code);
    }

    /** A label behind the codelet, where {@code code} is emitted. */
    Label outOfLineAt(Runnable code) {
        Label label = masm.newLabel();
        deferred.add(() -> {
            masm.bind(label);
            code.run();
        });
        return label;
    }

    /** Emits everything deferred, also what deferred code defers. */
    void finish() {
        for (int i = 0; i < deferred.size(); i++) {
            deferred.get(i).run();
        }
    }

    /** Where NullPointerException is thrown at the current bytecode. */
    Label nullPointer() {
        if (nullPointer == null) {
            nullPointer = throwing("throw_NullPointerException");
        }
        return nullPointer;
    }

    /** Where the current bytecode is resolved and then dispatched again. Every operand is on the stack. */
    Label resolve() {
        if (resolve == null) {
            resolve = outOfLineAt(() -> {
                callRuntime(RuntimeEntry.RESOLVE_BYTECODE);
                dispatchHere(TosState.VTOS);
            });
        }
        return resolve;
    }

    /** Where a shared throw stub is entered at the current bytecode; its operands are in its registers. */
    Label throwing(String stub) {
        return outOfLineAt(() -> throwNow(stub));
    }

    /** Calls a shared throw stub at the current bytecode. It does not return; the frame's stack ends where it ends now. */
    void throwNow(String stub) {
        saveBcp();
        masm.store(MemoryType.I64, frame(InterpreterFrameLayout.CALL_WORD), sp);
        masm.callCell(CodeSymbol.stubEntry(stub, 0));
        masm.trap();
    }

    // ---- dispatch

    // Every dispatch leaves the opcode in temporary 0, as it was loaded: quickEntry needs it.

    /** Goes on at the bytecode {@code length} bytes ahead. */
    void dispatchNext(int length, TosState state) {
        masm.load(MemoryType.U8, t0, Address.of(bcp, length));
        masm.opImmediate(IntOp.ADD, Width.W64, bcp, bcp, length);
        masm.jumpMemory(Address.indexed(dispatch, t0, 3, state.tableOffset()));
    }

    /** Goes on at the bytecode pointer. */
    void dispatchHere(TosState state) {
        masm.load(MemoryType.U8, t0, Address.of(bcp, 0));
        masm.jumpMemory(Address.indexed(dispatch, t0, 3, state.tableOffset()));
    }

    /** Adds a signed 64-bit distance to the bytecode pointer, polls when it is not positive, since a branch to itself is a loop too, and goes on there. */
    void branchBy(Gpr distance, TosState state) {
        Label backward = masm.newNearLabel();
        masm.branchImmediate(Condition.LESS_EQUAL, Width.W64, distance, 0, backward);
        masm.op(IntOp.ADD, Width.W64, bcp, bcp, distance);
        dispatchHere(state);
        masm.bind(backward);
        masm.op(IntOp.ADD, Width.W64, bcp, bcp, distance);
        pollHere(state);
        dispatchHere(state);
    }

    /** Polls; when asked to stop, does so with everything in memory and dispatches at the bytecode pointer. */
    void pollHere(TosState state) {
        poll(outOfLineAt(() -> {
            push(state);
            callRuntime(RuntimeEntry.SAFEPOINT);
            dispatchHere(TosState.VTOS);
        }));
    }

    /** Branches to {@code stop} when the poll word is set. */
    void poll(Label stop) {
        masm.branchMemoryImmediate(Condition.NOT_EQUAL, MemoryType.I32, Address.of(thread, ThreadBlockLayout.POLL), 0, stop);
    }

    // ---- the runtime

    /** Argument word {@code i} of a request. */
    Address argument(int i) {
        return Address.of(thread, ThreadBlockLayout.ARGUMENTS + 8 * i);
    }

    /** Stores argument {@code i} of a request. */
    void storeArgument(int i, Gpr value) {
        masm.store(MemoryType.I64, argument(i), value);
    }

    /** Puts the bytecode pointer into the frame. */
    void saveBcp() {
        masm.store(MemoryType.I64, frame(InterpreterFrameLayout.BCP), bcp);
    }

    /** Leaves to the runtime without touching the frame; every register but thread, frame and stack pointer and the results is lost. */
    void leave(RuntimeEntry request) {
        masm.storeImmediate(MemoryType.I32, Address.of(thread, ThreadBlockLayout.REQUEST), request.id());
        masm.callCell(LEAVE);
    }

    /** Loads bytecode pointer, locals and dispatch base after they were lost. */
    void restore() {
        masm.load(MemoryType.I64, bcp, frame(InterpreterFrameLayout.BCP));
        masm.load(MemoryType.I64, locals, frame(InterpreterFrameLayout.LOCALS));
        masm.load(MemoryType.I64, dispatch, Address.of(thread, ThreadBlockLayout.DISPATCH_TABLE));
    }

    /** Leaves at the current bytecode and goes on with the interpreter's registers restored. */
    void callRuntime(RuntimeEntry request) {
        saveBcp();
        leave(request);
        restore();
    }

    // ---- stack, frame and operands

    /** A word of the frame. */
    Address frame(int offset) {
        return Address.of(fp, offset);
    }

    /** A word {@code offset} bytes above the stack pointer. */
    Address stack(int offset) {
        return Address.of(sp, offset);
    }

    /** Moves the stack pointer up. */
    void drop(int bytes) {
        masm.opImmediate(IntOp.ADD, Width.W64, sp, sp, bytes);
    }

    /** Pushes the cached top of stack. */
    void push(TosState state) {
        switch (state) {
            case ITOS, ATOS -> masm.push(tos);
            case LTOS -> {
                drop(-16);
                masm.store(MemoryType.I64, stack(0), tos);
            }
            case FTOS -> {
                drop(-8);
                masm.storeFp(FpWidth.F32, stack(0), ftos);
            }
            case DTOS -> {
                drop(-16);
                masm.storeFp(FpWidth.F64, stack(0), ftos);
            }
            case VTOS -> { }
        }
    }

    /** Pops into the register of the state. */
    void pop(TosState state) {
        switch (state) {
            case ITOS, ATOS -> masm.pop(tos);
            case LTOS -> {
                masm.load(MemoryType.I64, tos, stack(0));
                drop(16);
            }
            case FTOS -> {
                masm.loadFp(FpWidth.F32, ftos, stack(0));
                drop(8);
            }
            case DTOS -> {
                masm.loadFp(FpWidth.F64, ftos, stack(0));
                drop(16);
            }
            case VTOS -> { }
        }
    }

    /**
     * entry = address of the constant pool cache entry whose number is the operand of the given type behind a quick opcode. The opcode was written after the
     * entry; the dispatch that led here has left it in temporary 0, and what is loaded from the entry depends on it. Only at the start of a codelet.
     */
    void quickEntry(Gpr entry, MemoryType operand) {
        quickEntry(entry, operand, 1);
    }

    /** As {@link #quickEntry(Gpr, MemoryType)}, with the operand at {@code distance} bytes behind the opcode that was dispatched. */
    void quickEntry(Gpr entry, MemoryType operand, int distance) {
        masm.loadAfter(operand, entry, Address.of(bcp, distance), t0);
        locate(entry);
    }

    /**
     * As {@link #quickEntry(Gpr, MemoryType)}, anywhere in a codelet, and for a quick opcode that was written after its class was initialised: nothing that the
     * thread does from here on comes before it saw the opcode (JVMS 5.5, JLS 12.4.2).
     */
    void acquiringEntry(Gpr entry, MemoryType operand) {
        masm.load(operand, entry, Address.of(bcp, 1));
        masm.fence(MemoryOrder.ACQUIRE);
        locate(entry);
    }

    /** As {@link #quickEntry(Gpr, MemoryType)}, for an entry that is looked at whether the opcode is quick or not: a word in it says what is there. */
    void anyEntry(Gpr entry, MemoryType operand) {
        masm.load(operand, entry, Address.of(bcp, 1));
        locate(entry);
    }

    private void locate(Gpr entry) {
        masm.shiftImmediate(ShiftOp.LEFT, Width.W32, entry, entry, CpCacheLayout.ENTRY_SHIFT);
        masm.opMemory(IntOp.ADD, Width.W64, entry, entry, frame(InterpreterFrameLayout.CP_CACHE));
    }
}
