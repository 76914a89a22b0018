package org.stubarchive.vm.interpreter.generator;

import java.util.List;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.layout.VmVariablesLayout;
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
 * Intrinsics of {@code java.lang.String}. A string has a byte array and a coder, which is also log2 of the bytes per character. What can throw, and what
 * has to be computed first, is left to the bytecodes.
 */
final class StringStubs {
    private static final int WORD = 8;

    private StringStubs() {}

    static List<StubGenerator> all() {
        return List.of(
                LeafIntrinsicStubs.leaf("string_length", StringStubs::length),
                LeafIntrinsicStubs.leaf("string_charAt", StringStubs::charAt),
                LeafIntrinsicStubs.leaf("string_hashCode", StringStubs::hashCode),
                LeafIntrinsicStubs.leaf("string_equals", StringStubs::equalTo));
    }

    private static Label bytecodes(Codelet c) {
        return c.outOfLineAt(() -> LeafEntry.runBytecodes(c));
    }

    /** offset = content of a VM variable that is a field offset. */
    private static void loadOffset(Codelet c, Gpr offset, int variable) {
        c.masm.load(MemoryType.I64, offset, Address.of(c.thread, ThreadBlockLayout.VM_VARIABLES));
        c.masm.load(MemoryType.I32, offset, Address.of(offset, variable));
    }

    private static void loadValue(Codelet c, Gpr array, Gpr string, Gpr temp) {
        loadOffset(c, temp, VmVariablesLayout.STRING_VALUE);
        c.masm.loadReference(array, Address.indexed(string, temp, 0, 0));
    }

    private static void loadCoder(Codelet c, Gpr coder, Gpr string) {
        loadOffset(c, coder, VmVariablesLayout.STRING_CODER);
        c.masm.load(MemoryType.U8, coder, Address.indexed(string, coder, 0, 0));
    }

    private static void length(Codelet c) {
        c.masm.load(MemoryType.I64, c.t2, c.stack(0));
        loadCoder(c, c.t1, c.t2);
        loadValue(c, c.t3, c.t2, c.t3);
        c.masm.load(MemoryType.I32, c.tos, Address.of(c.t3, ObjectLayout.ARRAY_LENGTH));
        c.masm.shift(ShiftOp.UNSIGNED_RIGHT, Width.W32, c.tos, c.tos, c.t1);
    }

    private static void charAt(Codelet c) {
        Label done = c.masm.newLabel();
        Label outside = bytecodes(c);
        c.masm.load(MemoryType.I64, c.t2, c.stack(8));
        c.masm.load(MemoryType.I32, c.t4, c.stack(0));
        loadCoder(c, c.t1, c.t2);
        loadValue(c, c.t3, c.t2, c.t3);
        c.masm.load(MemoryType.I32, c.t5, Address.of(c.t3, ObjectLayout.ARRAY_LENGTH));
        c.masm.shift(ShiftOp.UNSIGNED_RIGHT, Width.W32, c.t5, c.t5, c.t1);
        c.masm.branch(Condition.ABOVE_EQUAL, Width.W32, c.t4, c.t5, outside);
        Label twoBytes = c.outOfLineAt(() -> {
            c.masm.load(MemoryType.U16, c.tos, Address.indexed(c.t3, c.t4, 1, ObjectLayout.ARRAY_ELEMENTS));
            c.masm.jump(done);
        });
        c.masm.branchImmediate(Condition.NOT_EQUAL, Width.W32, c.t1, 0, twoBytes);
        c.masm.load(MemoryType.U8, c.tos, Address.indexed(c.t3, c.t4, 0, ObjectLayout.ARRAY_ELEMENTS));
        c.masm.bind(done);
    }

    private static void hashCode(Codelet c) {
        c.masm.load(MemoryType.I64, c.t2, c.stack(0));
        loadOffset(c, c.t1, VmVariablesLayout.STRING_HASH);
        c.masm.load(MemoryType.I32, c.tos, Address.indexed(c.t2, c.t1, 0, 0));
        c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.tos, 0, bytecodes(c));
    }

    /** Strings in temporaries 2 and 3; the arrays are compared word by word, then byte by byte. */
    private static void equalTo(Codelet c) {
        Label done = c.masm.newLabel();
        Label different = c.outOfLineAt(() -> {
            c.masm.moveImmediate(c.tos, 0);
            c.masm.jump(done);
        });
        Label equal = c.masm.newLabel();
        c.masm.load(MemoryType.I64, c.t2, c.stack(8));
        c.masm.load(MemoryType.I64, c.t3, c.stack(0));
        c.masm.branch(Condition.EQUAL, Width.W64, c.t2, c.t3, equal);
        c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.t3, 0, different);
        c.masm.loadKlass(c.t4, c.t2);
        c.masm.loadKlass(c.t5, c.t3);
        // String is final: its instances have one klass.
        c.masm.branch(Condition.NOT_EQUAL, Width.W32, c.t4, c.t5, different);
        loadCoder(c, c.t4, c.t2);
        loadCoder(c, c.t5, c.t3);
        c.masm.branch(Condition.NOT_EQUAL, Width.W32, c.t4, c.t5, different);
        loadValue(c, c.t2, c.t2, c.t4);
        loadValue(c, c.t3, c.t3, c.t4);
        c.masm.load(MemoryType.I32, c.t4, Address.of(c.t2, ObjectLayout.ARRAY_LENGTH));
        c.masm.branchMemory(Condition.NOT_EQUAL, Width.W32, c.t4, Address.of(c.t3, ObjectLayout.ARRAY_LENGTH), different);
        compare(c, different);
        c.masm.bind(equal);
        c.masm.moveImmediate(c.tos, 1);
        c.masm.bind(done);
    }

    /** Compares temporary 4 bytes of the arrays in temporaries 2 and 3, which are lost with temporary 5 and the result. */
    private static void compare(Codelet c, Label different) {
        Label words = c.masm.newLabel();
        Label tail = c.masm.newLabel();
        Label bytes = c.masm.newLabel();
        Label same = c.masm.newLabel();
        c.masm.bind(words);
        c.masm.branchImmediate(Condition.BELOW, Width.W32, c.t4, WORD, tail);
        c.masm.load(MemoryType.I64, c.t5, Address.of(c.t2, ObjectLayout.ARRAY_ELEMENTS));
        c.masm.branchMemory(Condition.NOT_EQUAL, Width.W64, c.t5, Address.of(c.t3, ObjectLayout.ARRAY_ELEMENTS), different);
        c.masm.opImmediate(IntOp.ADD, Width.W64, c.t2, c.t2, WORD);
        c.masm.opImmediate(IntOp.ADD, Width.W64, c.t3, c.t3, WORD);
        c.masm.opImmediate(IntOp.SUB, Width.W32, c.t4, c.t4, WORD);
        c.masm.jump(words);
        c.masm.bind(tail);
        c.masm.bind(bytes);
        c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t4, 0, same);
        c.masm.opImmediate(IntOp.SUB, Width.W32, c.t4, c.t4, 1);
        c.masm.load(MemoryType.U8, c.t5, Address.indexed(c.t2, c.t4, 0, ObjectLayout.ARRAY_ELEMENTS));
        c.masm.load(MemoryType.U8, c.tos, Address.indexed(c.t3, c.t4, 0, ObjectLayout.ARRAY_ELEMENTS));
        c.masm.branch(Condition.EQUAL, Width.W32, c.t5, c.tos, bytes);
        c.masm.jump(different);
        c.masm.bind(same);
    }
}
