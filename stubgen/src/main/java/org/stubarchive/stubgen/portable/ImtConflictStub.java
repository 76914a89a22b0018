package org.stubarchive.stubgen.portable;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.Width;

/**
 * Searches the complete interface table of a klass when the slot of its interface method table is taken by another selector.
 *
 * <p>In: klass in temporary 2, selector in temporary 3. Out: target, or 0, in the method register. Called; temporaries 4 and 5 are lost, all others kept.
 */
final class ImtConflictStub implements StubGenerator {
    @Override
    public String name() {
        return "imt_conflict";
    }

    @Override
    public void generate(MacroAssembler masm) {
        Registers r = masm.registers();
        Gpr klass = r.temp(2);
        Gpr selector = r.temp(3);
        Gpr pair = r.temp(4);
        Gpr count = r.temp(5);
        Label next = masm.newLabel();
        Label other = masm.newLabel();
        Label none = masm.newLabel();
        masm.recorder().entry(name());
        masm.load(MemoryType.I64, pair, Address.of(klass, KlassLayout.ITABLE));
        masm.branchImmediate(Condition.EQUAL, Width.W64, pair, 0, none);
        masm.load(MemoryType.I32, count, Address.of(pair, 0));
        masm.bind(next);
        masm.branchImmediate(Condition.EQUAL, Width.W32, count, 0, none);
        masm.branchMemory(Condition.NOT_EQUAL, Width.W64, selector, Address.of(pair, KlassLayout.ITABLE_FIRST), other);
        masm.load(MemoryType.I64, r.method(), Address.of(pair, KlassLayout.ITABLE_FIRST + 8));
        masm.returnFromCall();
        masm.bind(other);
        masm.opImmediate(IntOp.ADD, Width.W64, pair, pair, KlassLayout.ITABLE_PAIR_SIZE);
        masm.opImmediate(IntOp.SUB, Width.W32, count, count, 1);
        masm.jump(next);
        masm.bind(none);
        masm.moveImmediate(r.method(), 0);
        masm.returnFromCall();
    }
}
