package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.ATOS;
import static org.stubarchive.format.runtime.TosState.DTOS;
import static org.stubarchive.format.runtime.TosState.FTOS;
import static org.stubarchive.format.runtime.TosState.ITOS;
import static org.stubarchive.format.runtime.TosState.LTOS;
import static org.stubarchive.format.runtime.TosState.VTOS;

import org.stubarchive.format.layout.CpCacheLayout;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Width;

/** Constants: {@code nop}, {@code aconst_null} to {@code ldc2_w} (JVMS 6.5). */
final class ConstantTemplates {
    private ConstantTemplates() {}

    static void define(TemplateTable table) {
        Template nop = new Template("bytecode_nop", VTOS, c -> c.dispatchNext(1, VTOS), Template.Placement.REPLICATED);
        for (TosState state : new TosState[] {ITOS, LTOS, FTOS, DTOS, ATOS}) {
            nop = nop.with(state, c -> c.dispatchNext(1, state));
        }
        table.add(nop);
        table.defineShort("aconst_null", VTOS, ATOS, 1, c -> c.masm.moveImmediate(c.tos, 0));
        table.defineShort("iconst_m1", VTOS, ITOS, 1, c -> c.masm.moveImmediate(c.tos, 0xFFFFFFFFL));
        for (int i = 0; i <= 5; i++) {
            int value = i;
            table.defineShort("iconst_" + i, VTOS, ITOS, 1, c -> c.masm.moveImmediate(c.tos, value));
        }
        for (int i = 0; i <= 1; i++) {
            int value = i;
            table.defineShort("lconst_" + i, VTOS, LTOS, 1, c -> c.masm.moveImmediate(c.tos, value));
            table.defineShort("dconst_" + i, VTOS, DTOS, 1,
                    c -> c.masm.moveFpImmediate(FpWidth.F64, c.ftos, Double.doubleToRawLongBits(value)));
        }
        for (int i = 0; i <= 2; i++) {
            int value = i;
            table.defineShort("fconst_" + i, VTOS, FTOS, 1,
                    c -> c.masm.moveFpImmediate(FpWidth.F32, c.ftos, Float.floatToRawIntBits(value)));
        }
        table.defineShort("bipush", VTOS, ITOS, 2, c -> c.masm.load(MemoryType.S8, c.tos, Address.of(c.bcp, 1)));
        table.defineShort("sipush", VTOS, ITOS, 3, c -> c.masm.load(MemoryType.S16, c.tos, Address.of(c.bcp, 1)));
        for (String mnemonic : new String[] {"ldc", "ldc_w", "ldc2_w"}) {
            table.define(mnemonic, VTOS, c -> c.masm.jump(c.resolve()));
        }
        defineLoads(table, "ldc", MemoryType.U8, 2);
        defineLoads(table, "ldc_w", MemoryType.U16, 3);
        table.defineShort("ldc2_w_long", VTOS, LTOS, 3, c -> {
            c.quickEntry(c.t0, MemoryType.U16);
            c.masm.load(MemoryType.I64, c.tos, Address.of(c.t0, CpCacheLayout.VALUE));
        });
        table.defineShort("ldc2_w_double", VTOS, DTOS, 3, c -> {
            c.quickEntry(c.t0, MemoryType.U16);
            c.masm.loadFp(FpWidth.F64, c.ftos, Address.of(c.t0, CpCacheLayout.VALUE));
        });
    }

    private static void defineLoads(TemplateTable table, String mnemonic, MemoryType operand, int length) {
        table.defineShort(mnemonic + "_int", VTOS, ITOS, length, c -> {
            c.quickEntry(c.t0, operand);
            c.masm.load(MemoryType.I32, c.tos, Address.of(c.t0, CpCacheLayout.VALUE));
        });
        table.defineShort(mnemonic + "_float", VTOS, FTOS, length, c -> {
            c.quickEntry(c.t0, operand);
            c.masm.loadFp(FpWidth.F32, c.ftos, Address.of(c.t0, CpCacheLayout.VALUE));
        });
        table.define(mnemonic + "_reference", VTOS, ATOS, length, c -> {
            c.quickEntry(c.t0, operand);
            c.masm.loadReference(c.tos, Address.of(c.t0, CpCacheLayout.VALUE));
            // 0 is "not resolved yet", unless the flags say that the constant is null (a dynamic constant may be).
            Label resolved = c.masm.newLabel();
            Label zero = c.outOfLineAt(() -> {
                c.masm.loadAcquire(MemoryType.I32, c.t1, Address.of(c.t0, CpCacheLayout.FLAGS));
                c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t1, 0, c.resolve());
                // Another thread may have resolved it since the value was read.
                c.masm.loadReference(c.tos, Address.of(c.t0, CpCacheLayout.VALUE));
                c.masm.jump(resolved);
            });
            c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.tos, 0, zero);
            c.masm.bind(resolved);
        });
    }
}
