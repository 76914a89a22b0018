package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.DTOS;
import static org.stubarchive.format.runtime.TosState.FTOS;
import static org.stubarchive.format.runtime.TosState.ITOS;
import static org.stubarchive.format.runtime.TosState.LTOS;

import java.util.Map;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.DivideOp;
import org.stubarchive.stubgen.FpOp;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.Width;

/** Arithmetic, logic and shifts (JVMS 2.11.3). The right operand is cached, the left one is popped. */
final class ArithmeticTemplates {
    private ArithmeticTemplates() {}

    static void define(TemplateTable table) {
        Map<String, IntOp> commutative = Map.of("add", IntOp.ADD, "mul", IntOp.MUL, "and", IntOp.AND, "or", IntOp.OR, "xor", IntOp.XOR);
        commutative.forEach((name, op) -> {
            table.define("i" + name, ITOS, ITOS, 1, c -> {
                c.masm.pop(c.t0);
                c.masm.op(op, Width.W32, c.tos, c.tos, c.t0);
            });
            table.define("l" + name, LTOS, LTOS, 1, c -> {
                c.masm.opMemory(op, Width.W64, c.tos, c.tos, c.stack(0));
                c.drop(16);
            });
        });
        table.define("isub", ITOS, ITOS, 1, c -> {
            c.masm.pop(c.t0);
            c.masm.op(IntOp.SUB, Width.W32, c.t0, c.t0, c.tos);
            c.masm.move(c.tos, c.t0);
        });
        table.define("lsub", LTOS, LTOS, 1, c -> {
            c.masm.load(MemoryType.I64, c.t0, c.stack(0));
            c.drop(16);
            c.masm.op(IntOp.SUB, Width.W64, c.t0, c.t0, c.tos);
            c.masm.move(c.tos, c.t0);
        });
        defineDivision(table, "div", DivideOp.QUOTIENT);
        defineDivision(table, "rem", DivideOp.REMAINDER);
        defineShift(table, "shl", ShiftOp.LEFT);
        defineShift(table, "shr", ShiftOp.RIGHT);
        defineShift(table, "ushr", ShiftOp.UNSIGNED_RIGHT);
        table.define("ineg", ITOS, ITOS, 1, c -> c.masm.negate(Width.W32, c.tos, c.tos));
        table.define("lneg", LTOS, LTOS, 1, c -> c.masm.negate(Width.W64, c.tos, c.tos));
        defineFloating(table, "f", FTOS, FpWidth.F32, 8);
        defineFloating(table, "d", DTOS, FpWidth.F64, 16);
    }

    private static void defineDivision(TemplateTable table, String name, DivideOp op) {
        table.define("i" + name, ITOS, ITOS, 1, c -> {
            c.masm.move(c.t1, c.tos);
            c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t1, 0, c.throwing("throw_ArithmeticException"));
            c.masm.pop(c.tos);
            c.masm.divide(op, Width.W32, c.tos, c.tos, c.t1);
        });
        table.define("l" + name, LTOS, LTOS, 1, c -> {
            c.masm.move(c.t1, c.tos);
            c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.t1, 0, c.throwing("throw_ArithmeticException"));
            c.pop(LTOS);
            c.masm.divide(op, Width.W64, c.tos, c.tos, c.t1);
        });
    }

    private static void defineShift(TemplateTable table, String name, ShiftOp op) {
        defineShift(table, "i" + name, op, ITOS, Width.W32);
        defineShift(table, "l" + name, op, LTOS, Width.W64);
    }

    private static void defineShift(TemplateTable table, String name, ShiftOp op, TosState value, Width width) {
        table.define(name, ITOS, value, 1, c -> {
            c.masm.move(c.t1, c.tos);
            c.pop(value);
            c.masm.shift(op, width, c.tos, c.tos, c.t1);
        });
    }

    private static void defineFloating(TemplateTable table, String letter, TosState state, FpWidth width, int bytes) {
        Map<String, FpOp> commutative = Map.of("add", FpOp.ADD, "mul", FpOp.MUL);
        commutative.forEach((name, op) -> table.define(letter + name, state, state, 1, c -> {
            c.masm.opFpMemory(op, width, c.ftos, c.ftos, c.stack(0));
            c.drop(bytes);
        }));
        Map<String, FpOp> ordered = Map.of("sub", FpOp.SUB, "div", FpOp.DIV);
        ordered.forEach((name, op) -> table.define(letter + name, state, state, 1, c -> {
            c.masm.loadFp(width, c.f0, c.stack(0));
            c.drop(bytes);
            c.masm.opFp(op, width, c.f0, c.f0, c.ftos);
            c.masm.moveFp(width, c.ftos, c.f0);
        }));
        table.define(letter + "rem", state, state, 1, c -> {
            c.masm.loadFp(width, c.f0, c.stack(0));
            c.drop(bytes);
            c.masm.remainderFp(width, c.ftos, c.f0, c.ftos);
        });
        table.define(letter + "neg", state, state, 1, c -> c.masm.negateFp(width, c.ftos, c.ftos));
    }
}
