package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.A64Condition;
import org.stubarchive.arch.aarch64.asm.Barrier;
import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.Mnemonic;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.arch.aarch64.asm.SystemRegister;
import org.stubarchive.stubgen.Label;

/**
 * {@code long flush_icache(start, bytes)}: makes instructions that were stored to memory the ones that all processors fetch; result 0. (Arm ARM DDI 0487, B2.4.4, "Ordering and
 * completion of data and instruction cache instructions", and D19.2.34 CTR_EL0.) The caller of another thread's code still needs a context synchronisation there before it executes it.
 */
final class FlushIcacheStub extends Aarch64Stub {
    /** CTR_EL0: log2 of the words in the smallest line of the instruction caches. */
    private static final int I_MIN_LINE = 0;
    /** CTR_EL0: log2 of the words in the smallest line of the data caches. */
    private static final int D_MIN_LINE = 16;
    private static final int LINE_FIELD_BITS = 4;
    /** CTR_EL0: data need not be cleaned for instructions to be seen. */
    private static final int IDC = 28;
    /** CTR_EL0: instructions need not be invalidated. */
    private static final int DIC = 29;
    private static final int WORD = 4;

    private static final Reg START = Reg.X0;
    private static final Reg END = Reg.X1;
    private static final Reg TYPE = Reg.X2;
    private static final Reg LINE = Reg.X3;
    private static final Reg AT = Reg.X4;
    private static final Reg TEMP = Reg.X5;

    FlushIcacheStub() {
        super("flush_icache");
    }

    @Override
    protected void generate(Code code) {
        Label clean = code.label();
        Label invalid = code.label();
        code.entry("flush_icache");
        code.emit(ADD, END, START, END);
        code.emit(MRS, TYPE, SystemRegister.CTR_EL0);
        code.jump(TBNZ, TYPE, IDC, clean);
        eachLine(code, D_MIN_LINE, DC_CVAU);
        code.bind(clean);
        code.emit(DSB, Barrier.ISH);
        code.jump(TBNZ, TYPE, DIC, invalid);
        eachLine(code, I_MIN_LINE, IC_IVAU);
        code.emit(DSB, Barrier.ISH);
        code.bind(invalid);
        code.emit(ISB);
        code.returnZero();
    }

    /** Maintains each line of the block, whose size is 4 bytes shifted by the field of the cache type register. */
    private static void eachLine(Code code, int field, Mnemonic maintain) {
        Label loop = code.label();
        Label done = code.label();
        code.emit(UBFX, LINE, TYPE, Imm.of(field), Imm.of(LINE_FIELD_BITS));
        code.emit(MOV, TEMP, Imm.of(WORD));
        code.emit(LSL, LINE, TEMP, LINE);
        code.emit(SUB, TEMP, LINE, Imm.of(1));
        code.emit(BIC, AT, START, TEMP);
        code.bind(loop);
        code.emit(CMP, AT, END);
        code.jumpIf(A64Condition.HS, done);
        code.emit(maintain, AT);
        code.emit(ADD, AT, AT, LINE);
        code.jump(loop);
        code.bind(done);
    }
}
