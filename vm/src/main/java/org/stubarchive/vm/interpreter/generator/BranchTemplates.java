package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.ATOS;
import static org.stubarchive.format.runtime.TosState.ITOS;
import static org.stubarchive.format.runtime.TosState.VTOS;

import java.util.Map;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Width;

/** Conditional and unconditional branches, {@code jsr} and {@code ret} (JVMS 6.5). Branches to lower addresses, and to themselves, poll. */
final class BranchTemplates {
    private static final Map<String, Condition> CONDITIONS = Map.of(
            "eq", Condition.EQUAL, "ne", Condition.NOT_EQUAL, "lt", Condition.LESS,
            "ge", Condition.GREATER_EQUAL, "gt", Condition.GREATER, "le", Condition.LESS_EQUAL);

    private BranchTemplates() {}

    static void define(TemplateTable table) {
        CONDITIONS.forEach((name, condition) -> {
            table.define("if" + name, ITOS, conditional((c, notTaken) ->
                    c.masm.branchImmediate(condition.negate(), Width.W32, c.tos, 0, notTaken)));
            table.define("if_icmp" + name, ITOS, conditional((c, notTaken) -> {
                c.masm.pop(c.t1);
                c.masm.branch(condition.negate(), Width.W32, c.t1, c.tos, notTaken);
            }));
        });
        for (String name : new String[] {"eq", "ne"}) {
            Condition negated = CONDITIONS.get(name).negate();
            table.define("if_acmp" + name, ATOS, conditional((c, notTaken) -> {
                c.masm.pop(c.t1);
                c.masm.branch(negated, Width.W64, c.t1, c.tos, notTaken);
            }));
        }
        table.define("ifnull", ATOS, conditional((c, notTaken) ->
                c.masm.branchImmediate(Condition.NOT_EQUAL, Width.W64, c.tos, 0, notTaken)));
        table.define("ifnonnull", ATOS, conditional((c, notTaken) ->
                c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.tos, 0, notTaken)));
        defineGoto(table, "goto", MemoryType.S16_TO_64);
        defineGoto(table, "goto_w", MemoryType.S32_TO_64);
        defineSubroutines(table);
    }

    /** Emits a jump to the second argument when the branch is not taken. */
    @FunctionalInterface
    private interface Test {
        void emit(Codelet c, Label notTaken);
    }

    private static Emitter conditional(Test test) {
        return c -> {
            Label notTaken = c.masm.newNearLabel();
            test.emit(c, notTaken);
            c.masm.load(MemoryType.S16_TO_64, c.t0, Address.of(c.bcp, 1));
            c.branchBy(c.t0, VTOS);
            c.masm.bind(notTaken);
            c.dispatchNext(3, VTOS);
        };
    }

    private static void defineGoto(TemplateTable table, String mnemonic, MemoryType operand) {
        Template jump = new Template("bytecode_" + mnemonic, VTOS, jump(operand, VTOS), Template.Placement.SHARED);
        for (TosState state : TosState.values()) {
            if (state != VTOS) {
                jump = jump.with(state, jump(operand, state));
            }
        }
        table.add(jump);
    }

    private static Emitter jump(MemoryType operand, TosState state) {
        return c -> {
            c.masm.load(operand, c.t0, Address.of(c.bcp, 1));
            c.branchBy(c.t0, state);
        };
    }

    /** A return address is the bytecode pointer to return to: it points outside the heap, so a collector may meet it in a slot. */
    private static void defineSubroutines(TemplateTable table) {
        table.define("jsr", VTOS, subroutine(MemoryType.S16_TO_64, 3));
        table.define("jsr_w", VTOS, subroutine(MemoryType.S32_TO_64, 5));
        table.define("ret", VTOS, c -> {
            c.masm.load(MemoryType.I64, c.bcp, LocalTemplates.indexedLocal(c, BasicType.OBJECT, c.t1, MemoryType.U8, 1));
            c.pollHere(VTOS);
            c.dispatchHere(VTOS);
        });
        table.add(new Template("wide_ret", VTOS, c -> {
            c.masm.load(MemoryType.I64, c.bcp, LocalTemplates.indexedLocal(c, BasicType.OBJECT, c.t1, MemoryType.U16, 2));
            c.pollHere(VTOS);
            c.dispatchHere(VTOS);
        }, Template.Placement.SHARED));
    }

    private static Emitter subroutine(MemoryType operand, int length) {
        return c -> {
            c.masm.load(operand, c.t0, Address.of(c.bcp, 1));
            c.masm.lea(c.t1, Address.of(c.bcp, length));
            c.masm.push(c.t1);
            c.branchBy(c.t0, VTOS);
        };
    }
}
