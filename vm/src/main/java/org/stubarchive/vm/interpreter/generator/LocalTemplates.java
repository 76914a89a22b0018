package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.VTOS;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Width;

/** Local variables: loads, stores and {@code iinc}, with their {@code wide} forms and the {@code wide} prefix (JVMS 6.5). */
final class LocalTemplates {
    private static final BasicType[] TYPES = {BasicType.INT, BasicType.LONG, BasicType.FLOAT, BasicType.DOUBLE, BasicType.OBJECT};

    private LocalTemplates() {}

    static void define(TemplateTable table) {
        for (BasicType type : TYPES) {
            String letter = letter(type);
            TosState state = type.tos();
            for (int i = 0; i < 4; i++) {
                int number = i;
                table.defineShort(letter + "load_" + i, VTOS, state, 1, c -> Values.loadSlot(c, type, local(c, type, number)));
                table.defineShort(letter + "store_" + i, state, VTOS, 1, c -> Values.storeSlot(c, type, local(c, type, number)));
            }
            table.defineShort(letter + "load", VTOS, state, 2,
                    c -> Values.loadSlot(c, type, indexedLocal(c, type, c.t1, MemoryType.U8, 1)));
            table.defineShort(letter + "store", state, VTOS, 2,
                    c -> Values.storeSlot(c, type, indexedLocal(c, type, c.t1, MemoryType.U8, 1)));
            table.defineWide(letter + "load", VTOS, state, 4,
                    c -> Values.loadSlot(c, type, indexedLocal(c, type, c.t1, MemoryType.U16, 2)));
            table.defineWide(letter + "store", state, VTOS, 4,
                    c -> Values.storeSlot(c, type, indexedLocal(c, type, c.t1, MemoryType.U16, 2)));
        }
        defineIncrement(table);
        table.define("wide", VTOS, c -> {
            c.masm.load(MemoryType.U8, c.t0, Address.of(c.bcp, 1));
            c.masm.jumpMemory(Address.indexed(c.dispatch, c.t0, 3, TosState.WIDE_TABLE_OFFSET));
        });
    }

    private static void defineIncrement(TemplateTable table) {
        Emitter body = c -> increment(c, MemoryType.U8, 1, MemoryType.S8, 2);
        Template iinc = new Template("bytecode_iinc", VTOS, TemplateTable.falling(VTOS, 3, body), Template.Placement.REPLICATED);
        // The top of stack is not touched, so a cached value stays where it is.
        for (TosState state : TosState.values()) {
            if (state != VTOS) {
                iinc = iinc.with(state, TemplateTable.falling(state, 3, body));
            }
        }
        table.add(iinc);
        table.defineWide("iinc", VTOS, VTOS, 6, c -> increment(c, MemoryType.U16, 2, MemoryType.S16, 4));
    }

    private static void increment(Codelet c, MemoryType index, int indexAt, MemoryType constant, int constantAt) {
        Address local = indexedLocal(c, BasicType.INT, c.t1, index, indexAt);
        c.masm.load(constant, c.t2, Address.of(c.bcp, constantAt));
        c.masm.opMemory(IntOp.ADD, Width.W32, c.t2, c.t2, local);
        c.masm.store(MemoryType.I32, local, c.t2);
    }

    /** Letter that starts the mnemonics of a type. */
    static String letter(BasicType type) {
        return type == BasicType.OBJECT ? "a" : String.valueOf(Character.toLowerCase(type.name().charAt(0)));
    }

    /** A local with a known number. A category 2 value is at the lower address of its two slots. */
    static Address local(Codelet c, BasicType type, int number) {
        return Address.of(c.locals, -InterpreterFrameLayout.SLOT * (number + type.slots() - 1));
    }

    /** A local whose number is an operand; {@code temp} is lost. */
    static Address indexedLocal(Codelet c, BasicType type, Gpr temp, MemoryType operand, int operandAt) {
        c.masm.load(operand, temp, Address.of(c.bcp, operandAt));
        c.masm.negate(Width.W64, temp, temp);
        return Address.indexed(c.locals, temp, 3, -InterpreterFrameLayout.SLOT * (type.slots() - 1));
    }
}
