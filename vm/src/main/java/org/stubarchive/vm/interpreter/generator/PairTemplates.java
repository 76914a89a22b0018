package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.ITOS;
import static org.stubarchive.format.runtime.TosState.VTOS;

import org.stubarchive.format.layout.CpCacheLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Width;

/**
 * Bytecodes that do the work of two. Both originals keep their places, so a branch to the second one is fine. What the second one throws must be
 * found at its own position.
 */
final class PairTemplates {
    private PairTemplates() {}

    static void define(TemplateTable table) {
        defineField(table, "aload_0_agetfield", BasicType.OBJECT);
        defineField(table, "aload_0_igetfield", BasicType.INT);
        table.defineShort("iload_iload", VTOS, ITOS, 4, c -> {
            c.masm.load(MemoryType.I32, c.t2, LocalTemplates.indexedLocal(c, BasicType.INT, c.t1, MemoryType.U8, 1));
            c.masm.push(c.t2);
            c.masm.load(MemoryType.I32, c.tos, LocalTemplates.indexedLocal(c, BasicType.INT, c.t1, MemoryType.U8, 3));
        });
        table.define("iload_caload", VTOS, ITOS, 1, c -> {
            c.masm.load(MemoryType.I32, c.tos, LocalTemplates.indexedLocal(c, BasicType.INT, c.t1, MemoryType.U8, 1));
            c.masm.pop(c.t0);
            c.masm.opImmediate(IntOp.ADD, Width.W64, c.bcp, c.bcp, 2);
            ArrayTemplates.loadElement(c, BasicType.CHAR);
        });
    }

    private static void defineField(TemplateTable table, String mnemonic, BasicType type) {
        table.defineShort(mnemonic, VTOS, type.tos(), 4, c -> {
            Label atSecond = c.outOfLineAt(() -> {
                c.masm.opImmediate(IntOp.ADD, Width.W64, c.bcp, c.bcp, 1);
                c.throwNow("throw_NullPointerException");
            });
            c.masm.load(MemoryType.I64, c.tos, Address.of(c.locals, 0));
            c.quickEntry(c.t0, MemoryType.U16, 2);
            c.masm.load(MemoryType.I32, c.t0, Address.of(c.t0, CpCacheLayout.OFFSET));
            c.masm.faultRange(atSecond, () -> Values.loadHeap(c, type, Address.indexed(c.tos, c.t0, 0, 0)));
        });
    }
}
