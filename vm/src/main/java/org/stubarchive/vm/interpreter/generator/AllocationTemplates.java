package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.ATOS;
import static org.stubarchive.format.runtime.TosState.ITOS;
import static org.stubarchive.format.runtime.TosState.VTOS;

import org.stubarchive.format.layout.CpCacheLayout;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryOrder;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.Width;

/**
 * {@code new}, {@code newarray}, {@code anewarray} and {@code multianewarray} (JVMS 6.5). Small objects are cut from the thread's allocation buffer
 * and cleared here; everything else, and every error, is the runtime's.
 */
final class AllocationTemplates {
    private static final int REFERENCE_SHIFT = Integer.numberOfTrailingZeros(ObjectLayout.REFERENCE_SIZE);

    private AllocationTemplates() {}

    static void define(TemplateTable table) {
        table.define("new", VTOS, c -> c.masm.jump(c.resolve()));
        table.define("anewarray", VTOS, c -> c.masm.jump(c.resolve()));
        table.define("new_quick", VTOS, AllocationTemplates::instance);
        table.define("newarray", ITOS, AllocationTemplates::primitiveArray);
        table.define("anewarray_quick", ITOS, AllocationTemplates::referenceArray);
        table.define("multianewarray", VTOS, AllocationTemplates::multiArray);
    }

    private static void instance(Codelet c) {
        Label slow = c.outOfLineAt(() -> {
            c.storeArgument(0, c.t1);
            c.callRuntime(RuntimeEntry.NEW_INSTANCE);
            c.dispatchNext(3, ATOS);
        });
        c.quickEntry(c.t0, MemoryType.U16);
        c.masm.load(MemoryType.I32, c.t1, Address.of(c.t0, CpCacheLayout.VALUE));
        // The bytecode may have been made quick by the thread that initialises the class, so the opcode does not tell; the layout helper does.
        c.masm.loadAcquire(MemoryType.I32, c.t2, Address.of(c.t1, KlassLayout.LAYOUT_HELPER));
        c.masm.branchTest(Condition.NOT_EQUAL, Width.W32, c.t2, 1, slow);
        bump(c, slow);
        c.masm.store(MemoryType.I32, Address.of(c.tos, ObjectLayout.KLASS), c.t1);
        publish(c);
        c.dispatchNext(3, ATOS);
    }

    /** Result = start of temporary 2 bytes, which the allocation buffer gave: it is zero, mark and fields need no store. Temporary 3 is lost. */
    private static void bump(Codelet c, Label slow) {
        c.masm.load(MemoryType.I64, c.t0, Address.of(c.thread, ThreadBlockLayout.TLAB_TOP));
        c.masm.op(IntOp.ADD, Width.W64, c.t3, c.t0, c.t2);
        c.masm.branchMemory(Condition.ABOVE, Width.W64, c.t3, Address.of(c.thread, ThreadBlockLayout.TLAB_END), slow);
        c.masm.store(MemoryType.I64, Address.of(c.thread, ThreadBlockLayout.TLAB_TOP), c.t3);
        c.masm.move(c.tos, c.t0);
    }

    /** Whoever sees the object must see its header and its zeros. */
    private static void publish(Codelet c) {
        c.masm.fence(MemoryOrder.STORE_STORE);
    }

    /** Length in the result register, array klass in temporary 1, log2 of the element size in temporary 3. Temporaries 0, 2, 3, 4, 5 are lost. */
    private static void array(Codelet c, Label slow) {
        // A negative length becomes a huge unsigned size, which the limit sends to the runtime.
        c.masm.signExtend32(c.t4, c.tos);
        c.masm.shift(ShiftOp.LEFT, Width.W64, c.t2, c.t4, c.t3);
        arrayOfBytes(c, slow);
    }

    /** As {@link #array}, with the size of the elements in temporary 2 and the sign-extended length in temporary 4. */
    private static void arrayOfBytes(Codelet c, Label slow) {
        c.masm.load(MemoryType.I64, c.t5, Address.of(c.thread, ThreadBlockLayout.VM_VARIABLES));
        c.masm.branchMemory(Condition.ABOVE, Width.W64, c.t2, Address.of(c.t5, VmVariablesLayout.FAST_ALLOCATION_LIMIT), slow);
        c.masm.opImmediate(IntOp.ADD, Width.W64, c.t2, c.t2, ObjectLayout.ARRAY_ELEMENTS + ObjectLayout.ALIGNMENT - 1);
        c.masm.opImmediate(IntOp.AND, Width.W64, c.t2, c.t2, -ObjectLayout.ALIGNMENT);
        bump(c, slow);
        c.masm.store(MemoryType.I32, Address.of(c.tos, ObjectLayout.KLASS), c.t1);
        c.masm.store(MemoryType.I32, Address.of(c.tos, ObjectLayout.ARRAY_LENGTH), c.t4);
        publish(c);
    }

    private static void primitiveArray(Codelet c) {
        Label slow = c.outOfLineAt(() -> {
            c.masm.load(MemoryType.U8, c.t1, Address.of(c.bcp, 1));
            c.storeArgument(0, c.t1);
            c.storeArgument(1, c.tos);
            c.callRuntime(RuntimeEntry.NEW_PRIMITIVE_ARRAY);
            c.dispatchNext(2, ATOS);
        });
        c.masm.load(MemoryType.U8, c.t1, Address.of(c.bcp, 1));
        c.masm.load(MemoryType.I64, c.t5, Address.of(c.thread, ThreadBlockLayout.VM_VARIABLES));
        c.masm.load(MemoryType.I32, c.t1, Address.indexed(c.t5, c.t1, 2, VmVariablesLayout.PRIMITIVE_ARRAY_KLASSES));
        c.masm.load(MemoryType.U8, c.t3, Address.of(c.t1, KlassLayout.LAYOUT_HELPER));
        array(c, slow);
        c.dispatchNext(2, ATOS);
    }

    private static void referenceArray(Codelet c) {
        Label slow = c.outOfLineAt(() -> {
            // The opcode is no longer in its register, so a fence takes the place of the dependency.
            c.acquiringEntry(c.t0, MemoryType.U16);
            c.masm.load(MemoryType.I32, c.t0, Address.of(c.t0, CpCacheLayout.VALUE));
            c.storeArgument(0, c.t0);
            c.storeArgument(1, c.tos);
            c.callRuntime(RuntimeEntry.NEW_REFERENCE_ARRAY);
            c.dispatchNext(3, ATOS);
        });
        c.quickEntry(c.t0, MemoryType.U16);
        c.masm.load(MemoryType.I32, c.t0, Address.of(c.t0, CpCacheLayout.VALUE));
        c.masm.load(MemoryType.I32, c.t1, Address.of(c.t0, KlassLayout.ARRAY_KLASS));
        c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t1, 0, slow);
        c.masm.signExtend32(c.t4, c.tos);
        c.masm.shiftImmediate(ShiftOp.LEFT, Width.W64, c.t2, c.t4, REFERENCE_SHIFT);
        arrayOfBytes(c, slow);
        c.dispatchNext(3, ATOS);
    }

    private static void multiArray(Codelet c) {
        // The class goes to the runtime alone, whose lock orders what is in it.
        c.anyEntry(c.t0, MemoryType.U16);
        c.masm.load(MemoryType.I32, c.t0, Address.of(c.t0, CpCacheLayout.VALUE));
        c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t0, 0, c.resolve());
        c.masm.load(MemoryType.U8, c.t1, Address.of(c.bcp, 3));
        c.storeArgument(0, c.t0);
        c.storeArgument(1, c.t1);
        c.masm.lea(c.t2, Address.indexed(c.sp, c.t1, 3, -8));
        c.storeArgument(2, c.t2);
        c.callRuntime(RuntimeEntry.NEW_MULTI_ARRAY);
        c.masm.load(MemoryType.U8, c.t1, Address.of(c.bcp, 3));
        c.masm.lea(c.sp, Address.indexed(c.sp, c.t1, 3, 0));
        c.dispatchNext(4, ATOS);
    }
}
