package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.ATOS;
import static org.stubarchive.format.runtime.TosState.ITOS;

import org.stubarchive.format.layout.CpCacheLayout;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Width;

/** {@code checkcast} and {@code instanceof} (JVMS 6.5). A null reference needs no class, so it does not even resolve one. */
final class TypeCheckTemplates {
    private static final int LENGTH = 3;

    private TypeCheckTemplates() {}

    static void define(TemplateTable table) {
        table.define("checkcast", ATOS, c -> {
            Label isNull = c.masm.newLabel();
            c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.tos, 0, isNull);
            c.push(ATOS);
            c.masm.jump(c.resolve());
            c.masm.bind(isNull);
            c.dispatchNext(LENGTH, ATOS);
        });
        table.define("instanceof", ATOS, c -> {
            Label isNull = c.masm.newLabel();
            c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.tos, 0, isNull);
            c.push(ATOS);
            c.masm.jump(c.resolve());
            c.masm.bind(isNull);
            c.dispatchNext(LENGTH, ITOS);
        });
        table.define("checkcast_quick", ATOS, c -> {
            Label isNull = c.masm.newLabel();
            c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.tos, 0, isNull);
            loadKlasses(c);
            Subtypes.check(c, c.t1, c.t0, c.t2, c.t3, c.throwing("throw_ClassCastException"));
            c.masm.bind(isNull);
            c.dispatchNext(LENGTH, ATOS);
        });
        table.define("instanceof_quick", ATOS, c -> {
            Label isNull = c.masm.newLabel();
            c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.tos, 0, isNull);
            loadKlasses(c);
            Subtypes.check(c, c.t1, c.t0, c.t2, c.t3, c.outOfLineAt(() -> {
                c.masm.moveImmediate(c.tos, 0);
                c.dispatchNext(LENGTH, ITOS);
            }));
            c.masm.moveImmediate(c.tos, 1);
            c.masm.bind(isNull);
            c.dispatchNext(LENGTH, ITOS);
        });
    }

    /** Temporary 0 = klass to test for, 1 = klass of the object. */
    private static void loadKlasses(Codelet c) {
        c.quickEntry(c.t0, MemoryType.U16);
        c.masm.loadKlass(c.t1, c.tos);
        c.masm.load(MemoryType.I32, c.t0, Address.of(c.t0, CpCacheLayout.VALUE));
    }
}
