package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.DTOS;
import static org.stubarchive.format.runtime.TosState.FTOS;
import static org.stubarchive.format.runtime.TosState.ITOS;
import static org.stubarchive.format.runtime.TosState.LTOS;

import org.stubarchive.format.runtime.TosState;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.NanOrder;
import org.stubarchive.stubgen.Width;

/** Conversions between numeric types (JVMS 2.11.4) and three-way comparisons. */
final class ConversionTemplates {
    private ConversionTemplates() {}

    static void define(TemplateTable table) {
        table.define("i2l", ITOS, LTOS, 1, c -> c.masm.signExtend32(c.tos, c.tos));
        // Only the low half of an int in a register is defined, so nothing is left to do.
        table.define("l2i", LTOS, ITOS, 1, c -> { });
        table.define("i2b", ITOS, ITOS, 1, c -> c.masm.extend(MemoryType.S8, c.tos, c.tos));
        table.define("i2c", ITOS, ITOS, 1, c -> c.masm.extend(MemoryType.U16, c.tos, c.tos));
        table.define("i2s", ITOS, ITOS, 1, c -> c.masm.extend(MemoryType.S16, c.tos, c.tos));
        defineInteger(table, "i", ITOS, Width.W32);
        defineInteger(table, "l", LTOS, Width.W64);
        table.define("f2d", FTOS, DTOS, 1, c -> c.masm.convertFp(FpWidth.F32, FpWidth.F64, c.ftos, c.ftos));
        table.define("d2f", DTOS, FTOS, 1, c -> c.masm.convertFp(FpWidth.F64, FpWidth.F32, c.ftos, c.ftos));
        table.define("lcmp", LTOS, ITOS, 1, c -> {
            c.masm.load(MemoryType.I64, c.t1, c.stack(0));
            c.drop(16);
            c.masm.compareThreeWay(c.tos, c.t1, c.tos);
        });
        defineCompare(table, "f", FTOS, FpWidth.F32, 8);
        defineCompare(table, "d", DTOS, FpWidth.F64, 16);
    }

    private static void defineInteger(TemplateTable table, String letter, TosState state, Width width) {
        table.define(letter + "2f", state, FTOS, 1, c -> c.masm.convertIntToFp(width, FpWidth.F32, c.ftos, c.tos));
        table.define(letter + "2d", state, DTOS, 1, c -> c.masm.convertIntToFp(width, FpWidth.F64, c.ftos, c.tos));
        table.define("f2" + letter, FTOS, state, 1, c -> c.masm.convertFpToInt(FpWidth.F32, width, c.tos, c.ftos));
        table.define("d2" + letter, DTOS, state, 1, c -> c.masm.convertFpToInt(FpWidth.F64, width, c.tos, c.ftos));
    }

    private static void defineCompare(TemplateTable table, String letter, TosState state, FpWidth width, int bytes) {
        defineCompare(table, letter + "cmpl", state, width, bytes, NanOrder.LESS);
        defineCompare(table, letter + "cmpg", state, width, bytes, NanOrder.GREATER);
    }

    private static void defineCompare(TemplateTable table, String mnemonic, TosState state, FpWidth width, int bytes, NanOrder nan) {
        table.define(mnemonic, state, ITOS, 1, c -> {
            c.masm.loadFp(width, c.f0, c.stack(0));
            c.drop(bytes);
            c.masm.compareFp(width, nan, c.tos, c.f0, c.ftos);
        });
    }
}
