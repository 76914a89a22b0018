package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.VTOS;

import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.CpCacheLayout;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.Width;

/**
 * Method invocation (JVMS 6.5). The arguments are on the stack and become the callee's first locals. The codelet writes the {@link
 * InterpreterFrameLayout#CALL_WORD call word} before the call and takes its stack pointer and the state to go on in from there behind it: the callee
 * may leave the stack pointer anywhere.
 */
final class InvokeTemplates {
    private static final int LENGTH = 3;
    private static final int LONG_LENGTH = 5;
    /** log2 of the entries of a dispatch table. */
    private static final int TABLE_SHIFT = Integer.numberOfTrailingZeros(TosState.BYTECODES);

    private InvokeTemplates() {}

    static void define(TemplateTable table) {
        for (String mnemonic : new String[] {"invokevirtual", "invokespecial", "invokeinterface", "invokedynamic"}) {
            table.define(mnemonic, VTOS, c -> c.masm.jump(c.resolve()));
        }
        table.define("invokestatic", VTOS, InvokeTemplates::resolvingStatic);
        table.define("invokestatic_quick", VTOS, c -> {
            c.acquiringEntry(c.t0, MemoryType.U16);
            loadMethod(c);
            saveCallWord(c);
            call(c, LENGTH);
        });
        table.define("invokespecial_quick", VTOS, c -> direct(c, LENGTH));
        table.define("invokevfinal_quick", VTOS, c -> direct(c, LENGTH));
        table.define("invokeinterface_final_quick", VTOS, c -> direct(c, LONG_LENGTH));
        table.define("invokevirtual_quick", VTOS, c -> virtual(c, LENGTH));
        table.define("invokeinterface_virtual_quick", VTOS, c -> virtual(c, LONG_LENGTH));
        table.define("invokeinterface_quick", VTOS, InvokeTemplates::viaInterface);
        table.define("invokehandle_quick", VTOS, c -> withAppendix(c, LENGTH));
        table.define("invokedynamic_quick", VTOS, c -> withAppendix(c, LONG_LENGTH));
    }

    /** Method = value of the entry in temporary 0. */
    private static void loadMethod(Codelet c) {
        c.masm.load(MemoryType.I64, c.method, Address.of(c.t0, CpCacheLayout.VALUE));
    }

    /** Temporary 2 = receiver of the call whose entry is in temporary 0; temporary 1 is lost. */
    private static void loadReceiver(Codelet c) {
        c.masm.load(MemoryType.I32, c.t1, Address.of(c.t0, CpCacheLayout.RECEIVER_OFFSET));
        c.masm.load(MemoryType.I64, c.t2, Address.indexed(c.sp, c.t1, 0, 0));
    }

    /** Writes the call word of the call whose entry is in temporary 0, its arguments being pushed; temporary 1 is lost. */
    private static void saveCallWord(Codelet c) {
        c.masm.load(MemoryType.U16, c.t1, Address.of(c.t0, CpCacheLayout.CALL_INFO));
        c.masm.op(IntOp.ADD, Width.W64, c.t1, c.t1, c.sp);
        c.masm.store(MemoryType.I64, c.frame(InterpreterFrameLayout.CALL_WORD), c.t1);
    }

    /** Calls the method, the call word being written, and goes on behind the invocation. */
    private static void call(Codelet c, int length) {
        c.saveBcp();
        c.masm.callMemory(Address.of(c.method, MethodLayout.INTERPRETER_ENTRY));
        c.masm.load(MemoryType.I64, c.t1, c.frame(InterpreterFrameLayout.CALL_WORD));
        c.restore();
        c.masm.load(MemoryType.U8, c.t0, Address.of(c.bcp, length));
        c.masm.opImmediate(IntOp.AND, Width.W64, c.sp, c.t1, ~InterpreterFrameLayout.CALL_WORD_STATE);
        c.masm.opImmediate(IntOp.AND, Width.W32, c.t1, c.t1, InterpreterFrameLayout.CALL_WORD_STATE);
        c.masm.opImmediate(IntOp.ADD, Width.W64, c.bcp, c.bcp, length);
        c.masm.shiftImmediate(ShiftOp.LEFT, Width.W64, c.t1, c.t1, TABLE_SHIFT);
        c.masm.op(IntOp.ADD, Width.W64, c.t1, c.t1, c.t0);
        c.masm.jumpMemory(Address.indexed(c.dispatch, c.t1, 3, 0));
    }

    private static void direct(Codelet c, int length) {
        c.quickEntry(c.t0, MemoryType.U16);
        loadReceiver(c);
        loadMethod(c);
        saveCallWord(c);
        c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.t2, 0, c.nullPointer());
        call(c, length);
    }

    private static void virtual(Codelet c, int length) {
        c.quickEntry(c.t0, MemoryType.U16);
        loadReceiver(c);
        saveCallWord(c);
        c.masm.load(MemoryType.I32, c.t0, Address.of(c.t0, CpCacheLayout.OFFSET));
        c.masm.faultRange(c.nullPointer(), () -> c.masm.loadKlass(c.t2, c.t2));
        c.masm.load(MemoryType.I64, c.method, Address.indexed(c.t2, c.t0, 0, 0));
        call(c, length);
    }

    /**
     * Looks into the slot of the interface method table first, then at what the last search for this entry found, then has the complete table
     * searched, then asks the runtime.
     */
    private static void viaInterface(Codelet c) {
        Label found = c.masm.newLabel();
        c.quickEntry(c.t0, MemoryType.U16);
        loadReceiver(c);
        saveCallWord(c);
        c.masm.load(MemoryType.I64, c.t3, Address.of(c.t0, CpCacheLayout.VALUE));
        c.masm.load(MemoryType.I32, c.t4, Address.of(c.t0, CpCacheLayout.OFFSET));
        c.masm.faultRange(c.nullPointer(), () -> c.masm.loadKlass(c.t2, c.t2));
        c.masm.op(IntOp.ADD, Width.W64, c.t4, c.t4, c.t2);
        Label conflict = c.outOfLineAt(() -> {
            Label absent = c.masm.newLabel();
            Address cached = Address.of(c.t0, CpCacheLayout.INTERFACE_CACHE);
            c.masm.load(MemoryType.I64, c.t4, cached);
            c.masm.shiftImmediate(ShiftOp.UNSIGNED_RIGHT, Width.W64, c.method, c.t4, 32);
            c.masm.branch(Condition.EQUAL, Width.W32, c.t4, c.t2, found);
            c.masm.callCell(CodeSymbol.stubEntry("imt_conflict", 0));
            c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.method, 0, absent);
            // Klass and method are below 4 GiB: both fit one word, which other threads see whole.
            c.masm.shiftImmediate(ShiftOp.LEFT, Width.W64, c.t4, c.method, 32);
            c.masm.op(IntOp.OR, Width.W64, c.t4, c.t4, c.t2);
            c.masm.store(MemoryType.I64, cached, c.t4);
            c.masm.jump(found);
            c.masm.bind(absent);
            c.storeArgument(1, c.t3);
            loadReceiver(c);
            c.storeArgument(0, c.t2);
            c.callRuntime(RuntimeEntry.RESOLVE_INTERFACE_CALL);
            c.masm.move(c.method, c.tos);
            c.masm.jump(found);
        });
        c.masm.branchMemory(Condition.NOT_EQUAL, Width.W64, c.t3, Address.of(c.t4, 0), conflict);
        c.masm.load(MemoryType.I64, c.method, Address.of(c.t4, KlassLayout.IMT_TARGET));
        c.masm.bind(found);
        call(c, LONG_LENGTH);
    }

    /**
     * The appendix is not among the arguments that the call word leaves out: it goes with the callee. The adapter and what it calls do not ask again
     * whether the classes are initialised that were so when the call was linked.
     */
    private static void withAppendix(Codelet c, int length) {
        Label none = c.masm.newLabel();
        c.acquiringEntry(c.t0, MemoryType.U16);
        loadMethod(c);
        saveCallWord(c);
        c.masm.loadReference(c.t1, Address.of(c.t0, CpCacheLayout.APPENDIX));
        c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.t1, 0, none);
        c.masm.push(c.t1);
        c.masm.bind(none);
        call(c, length);
    }

    /** The entry may be used before the bytecode is quick by the thread that initialises the class; else the runtime makes the bytecode quick. */
    private static void resolvingStatic(Codelet c) {
        c.anyEntry(c.t0, MemoryType.U16);
        c.masm.loadAcquire(MemoryType.I32, c.t1, Address.of(c.t0, CpCacheLayout.FLAGS));
        c.masm.branchTest(Condition.EQUAL, Width.W32, c.t1, CpCacheLayout.FLAG_INITIALIZING, c.resolve());
        loadMethod(c);
        saveCallWord(c);
        c.masm.load(MemoryType.I32, c.t2, Address.of(c.method, MethodLayout.HOLDER));
        c.masm.load(MemoryType.I32, c.t2, Address.of(c.t2, KlassLayout.INIT_THREAD));
        c.masm.branchMemory(Condition.NOT_EQUAL, Width.W32, c.t2, Address.of(c.thread, ThreadBlockLayout.THREAD_ID), c.resolve());
        call(c, LENGTH);
    }
}
