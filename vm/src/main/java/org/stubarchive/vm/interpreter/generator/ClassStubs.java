package org.stubarchive.vm.interpreter.generator;

import java.util.List;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryOrder;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.Width;

/** Intrinsics that ask a klass: questions of {@code java.lang.Class}, and {@code Object.clone} of arrays. The mirror of a primitive type has klass 0. */
final class ClassStubs {
    private ClassStubs() {}

    static List<StubGenerator> all() {
        return List.of(
                question("class_isPrimitive", (c, no) -> c.masm.branchImmediate(Condition.NOT_EQUAL, Width.W32, c.t3, 0, no)),
                question("class_isArray", (c, no) -> {
                    c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t3, 0, no);
                    c.masm.branchMemoryImmediate(Condition.GREATER_EQUAL, MemoryType.I32, Address.of(c.t3, KlassLayout.LAYOUT_HELPER), 0, no);
                }),
                question("class_isInterface", (c, no) -> {
                    c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t3, 0, no);
                    c.masm.branchTestMemory(Condition.EQUAL, MemoryType.I32, Address.of(c.t3, KlassLayout.FLAGS), KlassLayout.FLAG_INTERFACE, no);
                }),
                LeafIntrinsicStubs.leaf("class_isInstance", ClassStubs::isInstance),
                LeafIntrinsicStubs.leaf("class_isAssignableFrom", ClassStubs::isAssignableFrom),
                new CodeletStub("method_entry_object_clone", ClassStubs::cloneArray));
    }

    /** Branches to the label when the answer about the klass in temporary 3 is no. */
    @FunctionalInterface
    private interface Question {
        void emit(Codelet c, Label no);
    }

    private static StubGenerator question(String name, Question question) {
        return LeafIntrinsicStubs.leaf(name, c -> {
            Label no = c.masm.newLabel();
            c.masm.moveImmediate(c.tos, 0);
            loadKlassOfMirror(c, c.t3, 0);
            question.emit(c, no);
            c.masm.moveImmediate(c.tos, 1);
            c.masm.bind(no);
        });
    }

    /** klass = what the mirror in an argument slot stands for. Temporary 1 is lost. */
    private static void loadKlassOfMirror(Codelet c, Gpr klass, int slot) {
        c.masm.load(MemoryType.I64, klass, c.stack(slot));
        c.masm.load(MemoryType.I64, c.t1, Address.of(c.thread, ThreadBlockLayout.VM_VARIABLES));
        c.masm.load(MemoryType.I32, c.t1, Address.of(c.t1, VmVariablesLayout.CLASS_KLASS));
        c.masm.load(MemoryType.I32, klass, Address.indexed(klass, c.t1, 0, 0));
    }

    private static void isInstance(Codelet c) {
        Label no = c.masm.newLabel();
        c.masm.moveImmediate(c.tos, 0);
        loadKlassOfMirror(c, c.t3, 8);
        c.masm.load(MemoryType.I64, c.t2, c.stack(0));
        c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t3, 0, no);
        c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.t2, 0, no);
        c.masm.loadKlass(c.t2, c.t2);
        Subtypes.check(c, c.t2, c.t3, c.t4, c.t5, no);
        c.masm.moveImmediate(c.tos, 1);
        c.masm.bind(no);
    }

    private static void isAssignableFrom(Codelet c) {
        Label no = c.masm.newLabel();
        Label slow = c.outOfLineAt(() -> LeafEntry.runNative(c));
        c.masm.load(MemoryType.I64, c.t2, c.stack(0));
        c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.t2, 0, slow);
        c.masm.moveImmediate(c.tos, 0);
        loadKlassOfMirror(c, c.t3, 8);
        loadKlassOfMirror(c, c.t2, 0);
        c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t3, 0, slow);
        c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t2, 0, slow);
        Subtypes.check(c, c.t2, c.t3, c.t4, c.t5, no);
        c.masm.moveImmediate(c.tos, 1);
        c.masm.bind(no);
    }

    /** An array that fits the allocation buffer is copied word by word, all but its mark, which is zero as the whole buffer. */
    private static void cloneArray(Codelet c) {
        Label slow = c.outOfLineAt(() -> LeafEntry.runNative(c));
        Label next = c.masm.newLabel();
        LeafEntry.begin(c);
        c.masm.load(MemoryType.I64, c.t4, c.stack(0));
        c.masm.loadKlass(c.t1, c.t4);
        c.masm.load(MemoryType.I32, c.t3, Address.of(c.t1, KlassLayout.LAYOUT_HELPER));
        c.masm.branchImmediate(Condition.GREATER_EQUAL, Width.W32, c.t3, 0, slow);
        c.masm.opImmediate(IntOp.AND, Width.W32, c.t1, c.t3, 0xFF);
        c.masm.load(MemoryType.I32, c.t2, Address.of(c.t4, ObjectLayout.ARRAY_LENGTH));
        c.masm.shift(ShiftOp.LEFT, Width.W64, c.t2, c.t2, c.t1);
        c.masm.load(MemoryType.I64, c.t5, Address.of(c.thread, ThreadBlockLayout.VM_VARIABLES));
        c.masm.branchMemory(Condition.ABOVE, Width.W64, c.t2, Address.of(c.t5, VmVariablesLayout.FAST_ALLOCATION_LIMIT), slow);
        c.masm.opImmediate(IntOp.ADD, Width.W64, c.t2, c.t2, ObjectLayout.ARRAY_ELEMENTS + ObjectLayout.ALIGNMENT - 1);
        c.masm.opImmediate(IntOp.AND, Width.W64, c.t2, c.t2, -ObjectLayout.ALIGNMENT);
        c.masm.load(MemoryType.I64, c.tos, Address.of(c.thread, ThreadBlockLayout.TLAB_TOP));
        c.masm.op(IntOp.ADD, Width.W64, c.t3, c.tos, c.t2);
        c.masm.branchMemory(Condition.ABOVE, Width.W64, c.t3, Address.of(c.thread, ThreadBlockLayout.TLAB_END), slow);
        c.masm.store(MemoryType.I64, Address.of(c.thread, ThreadBlockLayout.TLAB_TOP), c.t3);
        c.masm.bind(next);
        c.masm.opImmediate(IntOp.SUB, Width.W64, c.t2, c.t2, 8);
        c.masm.load(MemoryType.I64, c.t3, Address.indexed(c.t4, c.t2, 0, 0));
        c.masm.store(MemoryType.I64, Address.indexed(c.tos, c.t2, 0, 0), c.t3);
        c.masm.branchImmediate(Condition.NOT_EQUAL, Width.W64, c.t2, ObjectLayout.KLASS, next);
        c.masm.fence(MemoryOrder.STORE_STORE);
        LeafEntry.finish(c);
    }
}
