package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.ITOS;
import static org.stubarchive.format.runtime.TosState.VTOS;

import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.Width;

/**
 * {@code tableswitch} and {@code lookupswitch} (JVMS 6.5). Operands start at the next multiple of four from the start of the code, which is itself
 * aligned to 8, and are in native byte order.
 */
final class SwitchTemplates {
    private SwitchTemplates() {}

    static void define(TemplateTable table) {
        table.define("tableswitch", ITOS, SwitchTemplates::table);
        table.define("lookupswitch", ITOS, SwitchTemplates::lookup);
    }

    private static void operands(Codelet c) {
        c.masm.lea(c.t1, Address.of(c.bcp, 4));
        c.masm.opImmediate(IntOp.AND, Width.W64, c.t1, c.t1, -4);
    }

    /** default, low, high, then a distance for each of low..high. */
    private static void table(Codelet c) {
        operands(c);
        c.masm.load(MemoryType.I32, c.t2, Address.of(c.t1, 4));
        c.masm.load(MemoryType.I32, c.t3, Address.of(c.t1, 8));
        c.masm.op(IntOp.SUB, Width.W32, c.tos, c.tos, c.t2);
        c.masm.op(IntOp.SUB, Width.W32, c.t3, c.t3, c.t2);
        Label other = c.masm.newLabel();
        c.masm.branch(Condition.ABOVE, Width.W32, c.tos, c.t3, other);
        c.masm.load(MemoryType.S32_TO_64, c.t0, Address.indexed(c.t1, c.tos, 2, 12));
        c.branchBy(c.t0, VTOS);
        c.masm.bind(other);
        c.masm.load(MemoryType.S32_TO_64, c.t0, Address.of(c.t1, 0));
        c.branchBy(c.t0, VTOS);
    }

    /** default, npairs, then (match, distance) pairs sorted by match: halves the candidates (temporary 2 of them from temporary 3) until one is left. */
    private static void lookup(Codelet c) {
        operands(c);
        c.masm.load(MemoryType.I32, c.t2, Address.of(c.t1, 4));
        c.masm.lea(c.t3, Address.of(c.t1, 8));
        Label other = c.masm.newLabel();
        Label loop = c.masm.newLabel();
        Label lower = c.masm.newLabel();
        Label one = c.masm.newLabel();
        c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t2, 0, other);
        c.masm.bind(loop);
        c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t2, 1, one);
        c.masm.shiftImmediate(ShiftOp.UNSIGNED_RIGHT, Width.W32, c.t4, c.t2, 1);
        c.masm.op(IntOp.SUB, Width.W32, c.t2, c.t2, c.t4);
        c.masm.branchMemory(Condition.LESS, Width.W32, c.tos, Address.indexed(c.t3, c.t4, 3, 0), lower);
        c.masm.lea(c.t3, Address.indexed(c.t3, c.t4, 3, 0));
        c.masm.jump(loop);
        c.masm.bind(lower);
        c.masm.move(c.t2, c.t4);
        c.masm.jump(loop);
        c.masm.bind(one);
        c.masm.branchMemory(Condition.NOT_EQUAL, Width.W32, c.tos, Address.of(c.t3, 0), other);
        c.masm.load(MemoryType.S32_TO_64, c.t0, Address.of(c.t3, 4));
        c.branchBy(c.t0, VTOS);
        c.masm.bind(other);
        c.masm.load(MemoryType.S32_TO_64, c.t0, Address.of(c.t1, 0));
        c.branchBy(c.t0, VTOS);
    }
}
