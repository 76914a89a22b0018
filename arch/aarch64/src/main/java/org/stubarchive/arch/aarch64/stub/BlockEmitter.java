package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import java.util.function.Consumer;
import org.stubarchive.arch.aarch64.asm.A64Condition;
import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.stubgen.Label;

/** What emitters of copies and fills have in common: the element size and the unit in which the length comes. */
abstract class BlockEmitter {
    /** Unit of a length in a register. */
    enum Unit {
        BYTES,
        ELEMENTS
    }

    final Aarch64Stub.Code code;
    final Lanes lanes;

    BlockEmitter(Aarch64Stub.Code code, Lanes lanes) {
        this.code = code;
        this.lanes = lanes;
    }

    /** Makes a length in elements one in bytes, or the reverse. */
    void convert(Reg length, Unit from, Unit to) {
        if (from != to && lanes.shift() != 0) {
            code.emit(from == Unit.ELEMENTS ? LSL : LSR, length, length, Imm.of(lanes.shift()));
        }
    }

    /** Emits {@code body} for the largest elements that the bits of a register allow: it holds the addresses and the length in bytes, ored. */
    static void byAlignment(Aarch64Stub.Code code, Reg bits, Consumer<Lanes> body) {
        Lanes[] all = Lanes.values();
        for (int i = all.length - 1; i > 0; i--) {
            Label smaller = code.label();
            code.emit(TST, bits, Imm.of(all[i].bytes() - 1));
            code.jumpIf(A64Condition.NE, smaller);
            body.accept(all[i]);
            code.bind(smaller);
        }
        body.accept(all[0]);
    }
}
