package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.ATOS;
import static org.stubarchive.format.runtime.TosState.ITOS;
import static org.stubarchive.format.runtime.TosState.VTOS;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Width;

/** Array element access and {@code arraylength} (JVMS 6.5). The load of the length is the null check. */
final class ArrayTemplates {
    /** Set in the layout helper of boolean arrays and clear in that of byte arrays: the two type codes differ there. */
    private static final int BOOLEAN_NOT_BYTE = (BasicType.BOOLEAN.code() & ~BasicType.BYTE.code()) << 8;

    private ArrayTemplates() {}

    static void define(TemplateTable table) {
        BasicType[] types = {BasicType.INT, BasicType.LONG, BasicType.FLOAT, BasicType.DOUBLE, BasicType.OBJECT, BasicType.BYTE, BasicType.CHAR,
            BasicType.SHORT};
        for (BasicType type : types) {
            String letter = LocalTemplates.letter(type);
            table.define(letter + "aload", ITOS, type.tos(), 1, c -> {
                c.masm.pop(c.t0);
                loadElement(c, type);
            });
            if (type != BasicType.BYTE && type != BasicType.OBJECT) {
                table.define(letter + "astore", type.tos(), VTOS, 1, c -> {
                    popIndexAndArray(c);
                    Values.storeHeap(c, type, element(c.t2, c.t1, type));
                });
            }
        }
        table.define("bastore", ITOS, VTOS, 1, ArrayTemplates::storeByte);
        table.define("aastore", ATOS, VTOS, 1, ArrayTemplates::storeReference);
        table.define("arraylength", ATOS, ITOS, 1, c -> c.masm.faultRange(c.nullPointer(),
                () -> c.masm.load(MemoryType.I32, c.tos, Address.of(c.tos, ObjectLayout.ARRAY_LENGTH))));
    }

    private static Address element(Gpr array, Gpr index, BasicType type) {
        return Address.indexed(array, index, Integer.numberOfTrailingZeros(type.size()), ObjectLayout.ARRAY_ELEMENTS);
    }

    /** Index in the result register, array in temporary 0. */
    static void loadElement(Codelet c, BasicType type) {
        Label outside = c.throwing("throw_ArrayIndexOutOfBoundsException");
        c.masm.faultRange(c.nullPointer(), () -> c.masm.branchMemory(
                Condition.ABOVE_EQUAL, Width.W32, c.tos, Address.of(c.t0, ObjectLayout.ARRAY_LENGTH), outside));
        // A valid index is not negative: sign extension also clears the undefined upper half.
        c.masm.signExtend32(c.tos, c.tos);
        Values.loadHeap(c, type, element(c.t0, c.tos, type));
    }

    /** Pops the index into temporary 1 and the array into temporary 2, and checks them. */
    private static void popIndexAndArray(Codelet c) {
        c.masm.load(MemoryType.I32, c.t1, c.stack(0));
        c.masm.load(MemoryType.I64, c.t2, c.stack(8));
        c.drop(16);
        checkIndex(c);
    }

    private static void checkIndex(Codelet c) {
        Label outside = c.outOfLineAt(() -> {
            c.masm.move(c.tos, c.t1);
            c.masm.move(c.t0, c.t2);
            c.throwNow("throw_ArrayIndexOutOfBoundsException");
        });
        c.masm.faultRange(c.nullPointer(), () -> c.masm.branchMemory(
                Condition.ABOVE_EQUAL, Width.W32, c.t1, Address.of(c.t2, ObjectLayout.ARRAY_LENGTH), outside));
    }

    /** Elements of a boolean array get only the lowest bit of the value. */
    private static void storeByte(Codelet c) {
        popIndexAndArray(c);
        Label store = c.masm.newLabel();
        Label isBoolean = c.outOfLineAt(() -> {
            c.masm.opImmediate(IntOp.AND, Width.W32, c.tos, c.tos, 1);
            c.masm.jump(store);
        });
        c.masm.loadKlass(c.t3, c.t2);
        c.masm.branchTestMemory(Condition.NOT_EQUAL, MemoryType.I32, Address.of(c.t3, KlassLayout.LAYOUT_HELPER), BOOLEAN_NOT_BYTE, isBoolean);
        c.masm.bind(store);
        Values.storeHeap(c, BasicType.BYTE, element(c.t2, c.t1, BasicType.BYTE));
    }

    private static void storeReference(Codelet c) {
        popIndexAndArray(c);
        Label store = c.masm.newLabel();
        c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.tos, 0, store);
        c.masm.loadKlass(c.t0, c.tos);
        c.masm.loadKlass(c.t3, c.t2);
        c.masm.load(MemoryType.I32, c.t3, Address.of(c.t3, KlassLayout.ELEMENT_KLASS));
        Subtypes.check(c, c.t0, c.t3, c.t4, c.t5, c.throwing("throw_ArrayStoreException"));
        c.masm.bind(store);
        Values.storeHeap(c, BasicType.OBJECT, element(c.t2, c.t1, BasicType.OBJECT));
    }
}
