package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.ATOS;
import static org.stubarchive.format.runtime.TosState.VTOS;

import org.stubarchive.format.layout.CpCacheLayout;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.MemoryType;

/**
 * The quick field bytecodes: the field is resolved, not volatile, and of an offset small enough that the access itself is the null check
 * ({@code ObjectLayout.IMPLICIT_NULL_LIMIT}). Everything else stays with {@link ResolvingFieldTemplates}.
 */
final class FieldTemplates {
    private FieldTemplates() {}

    static void define(TemplateTable table) {
        defineGet(table, "a", BasicType.OBJECT);
        defineGet(table, "b", BasicType.BYTE);
        defineGet(table, "c", BasicType.CHAR);
        defineGet(table, "s", BasicType.SHORT);
        defineGet(table, "i", BasicType.INT);
        defineGet(table, "l", BasicType.LONG);
        defineGet(table, "f", BasicType.FLOAT);
        defineGet(table, "d", BasicType.DOUBLE);
        definePut(table, "a", BasicType.OBJECT);
        definePut(table, "b", BasicType.BYTE);
        definePut(table, "z", BasicType.BOOLEAN);
        definePut(table, "c", BasicType.CHAR);
        definePut(table, "i", BasicType.INT);
        definePut(table, "l", BasicType.LONG);
        definePut(table, "f", BasicType.FLOAT);
        definePut(table, "d", BasicType.DOUBLE);
        for (BasicType type : new BasicType[] {BasicType.OBJECT, BasicType.INT, BasicType.LONG, BasicType.FLOAT, BasicType.DOUBLE}) {
            defineStatic(table, LocalTemplates.letter(type), type);
        }
    }

    private static void defineGet(TemplateTable table, String letter, BasicType type) {
        table.define(letter + "getfield", ATOS, type.tos(), 3, c -> {
            c.quickEntry(c.t0, MemoryType.U16);
            c.masm.load(MemoryType.I32, c.t0, Address.of(c.t0, CpCacheLayout.OFFSET));
            c.masm.faultRange(c.nullPointer(), () -> Values.loadHeap(c, type, Address.indexed(c.tos, c.t0, 0, 0)));
        });
    }

    private static void definePut(TemplateTable table, String letter, BasicType type) {
        table.define(letter + "putfield", type.tos(), VTOS, 3, c -> {
            c.quickEntry(c.t0, MemoryType.U16);
            c.masm.pop(c.t1);
            c.masm.load(MemoryType.I32, c.t0, Address.of(c.t0, CpCacheLayout.OFFSET));
            c.masm.faultRange(c.nullPointer(), () -> Values.storeHeap(c, type, Address.indexed(c.t1, c.t0, 0, 0)));
        });
    }

    private static void defineStatic(TemplateTable table, String letter, BasicType type) {
        table.define(letter + "getstatic", VTOS, type.tos(), 3, c -> {
            Address field = staticField(c);
            Values.loadHeap(c, type, field);
        });
        table.define(letter + "putstatic", type.tos(), VTOS, 3, c -> {
            Address field = staticField(c);
            Values.storeHeap(c, type, field);
        });
    }

    /** Temporaries 0 and 1 are lost. */
    private static Address staticField(Codelet c) {
        c.acquiringEntry(c.t0, MemoryType.U16);
        c.masm.load(MemoryType.I32, c.t1, Address.of(c.t0, CpCacheLayout.VALUE));
        c.masm.load(MemoryType.I32, c.t0, Address.of(c.t0, CpCacheLayout.OFFSET));
        c.masm.loadReference(c.t1, Address.of(c.t1, KlassLayout.MIRROR));
        return Address.indexed(c.t1, c.t0, 0, 0);
    }
}
