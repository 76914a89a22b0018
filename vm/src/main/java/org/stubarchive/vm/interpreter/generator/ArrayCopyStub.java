package org.stubarchive.vm.interpreter.generator;

import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.Width;

/**
 * {@code System.arraycopy} between arrays of one class with valid ranges: no element can fail, so the copy stub of the element size does it. Everything else,
 * and every error, is the native method's.
 */
final class ArrayCopyStub {
    private static final int LENGTH = 0;
    private static final int DESTINATION_POSITION = 8;
    private static final int DESTINATION = 16;
    private static final int SOURCE_POSITION = 24;
    private static final int SOURCE = 32;
    /** Layout helper bits that hold the element kind, 0 for references. */
    private static final int ELEMENT_KIND_MASK = 0xFF00;

    private ArrayCopyStub() {}

    static StubGenerator stub() {
        return new CodeletStub("method_entry_system_arraycopy", ArrayCopyStub::emit);
    }

    private static void emit(Codelet c) {
        Label slow = c.outOfLineAt(() -> LeafEntry.runNative(c));
        LeafEntry.begin(c);
        c.masm.load(MemoryType.I64, c.t4, c.stack(SOURCE));
        c.masm.load(MemoryType.I64, c.t5, c.stack(DESTINATION));
        c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.t4, 0, slow);
        c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.t5, 0, slow);
        c.masm.loadKlass(c.t1, c.t4);
        c.masm.loadKlass(c.t2, c.t5);
        c.masm.branch(Condition.NOT_EQUAL, Width.W32, c.t1, c.t2, slow);
        c.masm.load(MemoryType.I32, c.tos, Address.of(c.t1, KlassLayout.LAYOUT_HELPER));
        c.masm.branchImmediate(Condition.GREATER_EQUAL, Width.W32, c.tos, 0, slow);
        c.masm.load(MemoryType.S32_TO_64, c.t1, c.stack(LENGTH));
        c.masm.branchImmediate(Condition.LESS, Width.W64, c.t1, 0, slow);
        checkRange(c, c.t4, SOURCE_POSITION, slow);
        checkRange(c, c.t5, DESTINATION_POSITION, slow);
        copyBySize(c);
        LeafEntry.finish(c);
    }

    /** Branches unless 0 <= position and position + length (temporary 1) <= array length. Temporaries 2 and 3 are lost. */
    private static void checkRange(Codelet c, Gpr array, int position, Label slow) {
        c.masm.load(MemoryType.S32_TO_64, c.t2, c.stack(position));
        c.masm.branchImmediate(Condition.LESS, Width.W64, c.t2, 0, slow);
        c.masm.op(IntOp.ADD, Width.W64, c.t2, c.t2, c.t1);
        c.masm.load(MemoryType.I32, c.t3, Address.of(array, ObjectLayout.ARRAY_LENGTH));
        c.masm.branch(Condition.GREATER, Width.W64, c.t2, c.t3, slow);
    }

    /** Arrays in temporaries 4 and 5, length in 1, layout helper in the result register; keeps temporary 0. */
    private static void copyBySize(Codelet c) {
        Label done = c.masm.newLabel();
        Label primitive = c.masm.newLabel();
        c.masm.push(c.t0);
        // The return address is on the stack now: the arguments are one slot further up.
        c.masm.branchTest(Condition.NOT_EQUAL, Width.W32, c.tos, ELEMENT_KIND_MASK, primitive);
        copy(c, 3, "oop_arraycopy", done);
        c.masm.bind(primitive);
        c.masm.opImmediate(IntOp.AND, Width.W32, c.tos, c.tos, 0xFF);
        String[] stubs = {"jbyte_arraycopy", "jshort_arraycopy", "jint_arraycopy", "jlong_arraycopy"};
        for (int shift = 0; shift < stubs.length; shift++) {
            Label next = c.masm.newLabel();
            if (shift < stubs.length - 1) {
                c.masm.branchImmediate(Condition.NOT_EQUAL, Width.W32, c.tos, shift, next);
            }
            copy(c, shift, stubs[shift], done);
            c.masm.bind(next);
        }
        c.masm.bind(done);
        c.masm.pop(c.t0);
    }

    private static void copy(Codelet c, int shift, String stub, Label done) {
        elementAddress(c, c.t4, 8 + SOURCE_POSITION, shift);
        elementAddress(c, c.t5, 8 + DESTINATION_POSITION, shift);
        // C argument registers: none of them is a temporary that still has to be read.
        c.masm.move(c.masm.cArgument(0), c.t4);
        c.masm.move(c.masm.cArgument(1), c.t5);
        c.masm.move(c.masm.cArgument(2), c.t1);
        c.masm.callCell(CodeSymbol.stubEntry(stub, 0));
        c.masm.jump(done);
    }

    private static void elementAddress(Codelet c, Gpr array, int position, int shift) {
        c.masm.load(MemoryType.I32, c.t2, c.stack(position));
        if (shift > 0) {
            c.masm.shiftImmediate(ShiftOp.LEFT, Width.W64, c.t2, c.t2, shift);
        }
        c.masm.lea(array, Address.indexed(array, c.t2, 0, ObjectLayout.ARRAY_ELEMENTS));
    }
}
