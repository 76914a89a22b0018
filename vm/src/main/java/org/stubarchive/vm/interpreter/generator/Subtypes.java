package org.stubarchive.vm.interpreter.generator;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Width;

/**
 * The subtype check: one comparison at the offset that the supertype names, either in the display of superclasses or in the cache of the
 * last secondary supertype; only a miss of that cache scans the list of secondary supertypes.
 */
final class Subtypes {
    private Subtypes() {}

    /** Falls through when klass {@code sub} is {@code sup} or below it, otherwise branches. Both temporaries are lost; the klasses stay. */
    static void check(Codelet c, Gpr sub, Gpr sup, Gpr x, Gpr y, Label notSubtype) {
        Label ok = c.masm.newLabel();
        Label scan = c.outOfLineAt(() -> scan(c, sub, sup, x, y, ok, notSubtype));
        c.masm.load(MemoryType.I32, x, Address.of(sup, KlassLayout.SUPER_CHECK_OFFSET));
        c.masm.branchMemory(Condition.NOT_EQUAL, Width.W32, sup, Address.indexed(sub, x, 0, 0), scan);
        c.masm.bind(ok);
    }

    private static void scan(Codelet c, Gpr sub, Gpr sup, Gpr x, Gpr y, Label ok, Label notSubtype) {
        c.masm.branchImmediate(Condition.NOT_EQUAL, Width.W32, x, KlassLayout.SECONDARY_SUPER_CACHE, notSubtype);
        c.masm.branch(Condition.EQUAL, Width.W32, sub, sup, ok);
        c.masm.load(MemoryType.I64, x, Address.of(sub, KlassLayout.SECONDARY_SUPERS));
        c.masm.load(MemoryType.I32, y, Address.of(x, 0));
        Label next = c.masm.newLabel();
        c.masm.bind(next);
        c.masm.branchImmediate(Condition.EQUAL, Width.W32, y, 0, notSubtype);
        c.masm.opImmediate(IntOp.SUB, Width.W32, y, y, 1);
        c.masm.branchMemory(Condition.NOT_EQUAL, Width.W32, sup, Address.indexed(x, y, 2, KlassLayout.SECONDARY_SUPERS_FIRST), next);
        c.masm.store(MemoryType.I32, Address.of(sub, KlassLayout.SECONDARY_SUPER_CACHE), sup);
        c.masm.jump(ok);
    }
}
