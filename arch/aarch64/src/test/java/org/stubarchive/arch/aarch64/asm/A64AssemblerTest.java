package org.stubarchive.arch.aarch64.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.stubgen.AssemblyException;
import org.stubarchive.stubgen.Disassembler;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.StubRecorder;

/** Choice of rows, labels, cells, features, and what is refused. */
class A64AssemblerTest {
    private static StubCode assemble(CpuFeatures allowed, Consumer<A64Assembler> body) {
        StubRecorder recorder = new StubRecorder("test", 1, allowed);
        recorder.entry("test");
        body.accept(new A64Assembler(recorder));
        return recorder.close();
    }

    private static List<String> text(Consumer<A64Assembler> body) {
        byte[] code = assemble(CpuFeatures.BASELINE, body).code();
        List<String> result = new ArrayList<>();
        Disassembler disassembler = new A64Disassembler();
        for (int offset = 0; offset < code.length; offset += 4) {
            result.add(disassembler.decode(code, offset).text());
        }
        return result;
    }

    private static String one(Mnemonic mnemonic, Operand... operands) {
        return String.join("; ", text(a -> a.emit(mnemonic, operands)));
    }

    private static void refused(Mnemonic mnemonic, Operand... operands) {
        AssemblyException e = assertThrows(AssemblyException.class, () -> one(mnemonic, operands));
        assertTrue(e.getMessage().contains(mnemonic.name()), e.getMessage());
    }

    @Test
    void firstFittingRowIsTaken() {
        assertEquals("ldr x0, [x1, #32760]", one(Mnemonic.LDR, Reg.X0, Mem.of(Reg.X1, 32760)));
        assertEquals("ldur x0, [x1, #-8]", one(Mnemonic.LDR, Reg.X0, Mem.of(Reg.X1, -8)));
        assertEquals("ldur x0, [x1, #3]", one(Mnemonic.LDR, Reg.X0, Mem.of(Reg.X1, 3)));
        assertEquals("ldur x0, [x1, #8]", one(Mnemonic.LDUR, Reg.X0, Mem.of(Reg.X1, 8)));
        assertEquals("ldr w0, [x1, w2, sxtw #2]", one(Mnemonic.LDR, Reg.W0, Mem.indexed(Reg.X1, Reg.W2, Extend.SXTW, 2)));
        assertEquals("ldr x0, [x1, x2, lsl #3]", one(Mnemonic.LDR, Reg.X0, Mem.indexed(Reg.X1, Reg.X2, Extend.LSL, 3)));
        assertEquals("strb w0, [sp, x2]", one(Mnemonic.STRB, Reg.W0, Mem.indexed(Reg.SP, Reg.X2)));
        assertEquals("add x0, x1, #0x1, lsl #12", one(Mnemonic.ADD, Reg.X0, Reg.X1, Imm.of(4096)));
        assertEquals("add x0, sp, x2", one(Mnemonic.ADD, Reg.X0, Reg.SP, Reg.X2));
        assertEquals("mov x0, x1", one(Mnemonic.MOV, Reg.X0, Reg.X1));
        assertEquals("mov x0, sp", one(Mnemonic.MOV, Reg.X0, Reg.SP));
        assertEquals("mov x0, xzr", one(Mnemonic.MOV, Reg.X0, Reg.XZR));
        assertEquals("mov w0, #0xffffffff", one(Mnemonic.MOV, Reg.W0, Imm.of(-1)));
        assertEquals("and w0, w1, #0xfffffff8", one(Mnemonic.AND, Reg.W0, Reg.W1, Imm.of(-8)));
        assertEquals("lsl x0, x1, #5", one(Mnemonic.LSL, Reg.X0, Reg.X1, Imm.of(5)));
        assertEquals("lsr x0, x1, #0", one(Mnemonic.LSL, Reg.X0, Reg.X1, Imm.of(0)));
        assertEquals("tbz w3, #31, 0x0", one3(Mnemonic.TBZ, 31));
        assertEquals("tbz x3, #32, 0x0", one3(Mnemonic.TBZ, 32));
        assertEquals("ret", one(Mnemonic.RET));
        assertEquals("ret", one(Mnemonic.RET, Reg.LR));
        assertEquals("fmov d0, #1.000000000000000000e+00", one(Mnemonic.FMOV, Reg.d(0), FpImm.of(1)));
        assertEquals("dc cvau, x1", one(Mnemonic.DC_CVAU, Reg.X1));
        assertEquals("mrs x1, ctr_el0", one(Mnemonic.MRS, Reg.X1, SystemRegister.CTR_EL0));
    }

    private static String one3(Mnemonic mnemonic, int bit) {
        return String.join("; ", text(a -> a.emit(mnemonic, Reg.X3, Imm.of(bit), Target.of(a.here()))));
    }

    @Test
    void impossibleOperandsAreRefused() {
        refused(Mnemonic.ADD, Reg.X0, Reg.X1, Imm.of(4097));
        refused(Mnemonic.ADD, Reg.X0, Reg.X1, Imm.of(-1));
        refused(Mnemonic.ADD, Reg.X0, Reg.X1, Imm.of(1 << 24));
        refused(Mnemonic.ADD, Reg.X0, Reg.X1, Reg.W2);
        refused(Mnemonic.ADD, Reg.X0, Reg.XZR, Imm.of(1));
        refused(Mnemonic.ADDS, Reg.SP, Reg.X1, Imm.of(1));
        refused(Mnemonic.ADD, Reg.SP, Reg.X1, Shifted.of(Reg.X2, Shift.LSL, 5));
        refused(Mnemonic.ADD, Reg.W0, Reg.W1, Shifted.of(Reg.W2, Shift.LSL, 32));
        refused(Mnemonic.ADD, Reg.X0, Reg.X1, Shifted.of(Reg.X2, Shift.ROR, 1));
        refused(Mnemonic.ADD, Reg.X0, Reg.X1, Extended.of(Reg.X2, Extend.SXTW, 0));
        refused(Mnemonic.AND, Reg.X0, Reg.SP, Reg.X1);
        refused(Mnemonic.AND, Reg.X0, Reg.X1, Imm.of(5));
        refused(Mnemonic.ANDS, Reg.SP, Reg.X1, Imm.of(1));
        refused(Mnemonic.ORR, Reg.W0, Reg.W1, Imm.of(0x1_0000_0000L));
        refused(Mnemonic.MOVZ, Reg.X0, Imm.of(0x10000));
        refused(Mnemonic.MOVZ, Reg.X0, Imm.of(1), Imm.of(8));
        refused(Mnemonic.MOVZ, Reg.W0, Imm.of(1), Imm.of(32));
        refused(Mnemonic.MOV, Reg.X0, Imm.of(0x12345));
        refused(Mnemonic.MOV, Reg.W0, Imm.of(0x1_0000_0000L));
        refused(Mnemonic.MOV, Reg.XZR, Reg.SP);
        refused(Mnemonic.LDR, Reg.X0, Mem.of(Reg.X1, 32768));
        refused(Mnemonic.LDR, Reg.X0, Mem.of(Reg.X1, 257));
        refused(Mnemonic.LDR, Reg.X0, Mem.of(Reg.X1, -257));
        refused(Mnemonic.LDR, Reg.X0, Mem.pre(Reg.X1, 256));
        refused(Mnemonic.LDR, Reg.X1, Mem.pre(Reg.X1, 8));
        refused(Mnemonic.LDR, Reg.X0, Mem.indexed(Reg.X1, Reg.X2, Extend.LSL, 2));
        refused(Mnemonic.LDP, Reg.X0, Reg.X1, Mem.of(Reg.X2, 512));
        refused(Mnemonic.LDP, Reg.X0, Reg.X1, Mem.of(Reg.X2, 4));
        refused(Mnemonic.LDP, Reg.X0, Reg.X0, Mem.of(Reg.X2));
        refused(Mnemonic.STP, Reg.X0, Reg.W1, Mem.of(Reg.X2));
        refused(Mnemonic.STXR, Reg.W0, Reg.X0, Mem.of(Reg.X2));
        refused(Mnemonic.STXR, Reg.W2, Reg.X0, Mem.of(Reg.X2));
        refused(Mnemonic.LDXR, Reg.X0, Mem.of(Reg.X1, 8));
        refused(Mnemonic.LSL, Reg.X0, Reg.X1, Imm.of(64));
        refused(Mnemonic.UBFX, Reg.W0, Reg.W1, Imm.of(16), Imm.of(17));
        refused(Mnemonic.BFI, Reg.X0, Reg.X1, Imm.of(60), Imm.of(5));
        refused(Mnemonic.CSET, Reg.X0, A64Condition.AL);
        refused(Mnemonic.FMOV, Reg.d(0), FpImm.of(0));
        refused(Mnemonic.FCMP, Reg.d(0), FpImm.of(-0.0));
        refused(Mnemonic.FADD, Reg.d(0), Reg.s(1), Reg.d(2));
        refused(Mnemonic.ADD, Reg.v(0, Arrangement.D1), Reg.v(0, Arrangement.D1), Reg.v(0, Arrangement.D1));
        refused(Mnemonic.SHL, Reg.v(0, Arrangement.B16), Reg.v(0, Arrangement.B16), Imm.of(8));
        refused(Mnemonic.USHR, Reg.v(0, Arrangement.B16), Reg.v(0, Arrangement.B16), Imm.of(0));
        refused(Mnemonic.BLR, Reg.SP);
        refused(Mnemonic.RET, Reg.X0, Reg.X1);
        refused(Mnemonic.SVC, Imm.of(65536));
    }

    @Test
    void branchesReachTheirLabels() {
        assertEquals(List.of("b 0x8", "b.ne 0x0", "cbz x1, 0x4"), text(a -> {
            Label start = a.here();
            Label end = a.buffer().newLabel();
            a.emit(Mnemonic.B, Target.of(end));
            Label second = a.here();
            a.emit(Mnemonic.B_COND, A64Condition.NE, Target.of(start));
            a.buffer().bind(end);
            a.emit(Mnemonic.CBZ, Reg.X1, Target.of(second));
        }));
        assertEquals(List.of("adr x0, 0xa", "ldr x1, 0xc", "udf #0", "nop"), text(a -> {
            Label odd = a.buffer().newLabel();
            Label literal = a.buffer().newLabel();
            a.leaLabel(Reg.X0, odd);
            a.emit(Mnemonic.LDR, Reg.X1, Target.of(literal));
            a.buffer().emit16(0);
            a.buffer().bind(odd);
            a.buffer().emit16(0);
            a.buffer().bind(literal);
            a.emit(Mnemonic.NOP);
        }));
    }

    @Test
    void distancesAreChecked() {
        for (int words : new int[] {8191, 8192}) {
            Consumer<A64Assembler> both = a -> {
                Label end = a.buffer().newLabel();
                a.emit(Mnemonic.TBNZ, Reg.X1, Imm.of(40), Target.of(end));
                for (int i = 1; i < words; i++) {
                    a.buffer().emit32(0);
                }
                a.buffer().bind(end);
            };
            if (words == 8191) {
                StubCode code = assemble(CpuFeatures.BASELINE, both);
                assertEquals("tbnz x1, #40, 0x7ffc", new A64Disassembler().decode(code.code(), 0).text());
            } else {
                AssemblyException e = assertThrows(AssemblyException.class, () -> assemble(CpuFeatures.BASELINE, both));
                assertTrue(e.getMessage().contains("instruction at 0 to 32768") && e.getMessage().contains("IMM14"), e.getMessage());
            }
        }
        AssemblyException misaligned = assertThrows(AssemblyException.class, () -> assemble(CpuFeatures.BASELINE, a -> {
            Label odd = a.buffer().newLabel();
            a.emit(Mnemonic.B, Target.of(odd));
            a.buffer().emit8(0);
            a.buffer().bind(odd);
        }));
        assertTrue(misaligned.getMessage().contains("distance 5"), misaligned.getMessage());
    }

    @Test
    void fieldsReachAsFarAsTheArchitectureSays() {
        limits(A64LabelUse.IMM26, 1L << 27, 4);
        limits(A64LabelUse.IMM19, 1L << 20, 4);
        limits(A64LabelUse.IMM14, 1L << 15, 4);
        limits(A64LabelUse.ADR21, 1L << 20, 1);
    }

    private static void limits(A64LabelUse use, long limit, int unit) {
        for (long reached : new long[] {0, unit, -unit, limit - unit, -limit}) {
            assertTrue(use.reaches(reached), () -> use + " " + reached);
            assertEquals(reached, use.decode(use.encodeChecked(0, reached)));
            assertEquals(reached, use.decode(use.encodeChecked(4096, 4096 + reached)));
        }
        for (long far : new long[] {limit, -limit - unit, limit * 2, -limit * 2, 1L << 40}) {
            assertFalse(use.reaches(far), () -> use + " " + far);
            assertThrows(AssemblyException.class, () -> use.encodeChecked(0, far));
        }
        if (unit > 1) {
            assertFalse(use.reaches(2));
        }
    }

    @Test
    void cellLoadIsAPairWithARelocation() {
        CodeSymbol symbol = CodeSymbol.external("memcpy");
        StubCode code = assemble(CpuFeatures.BASELINE, a -> {
            a.emit(Mnemonic.NOP);
            a.loadCell(Reg.X16, symbol);
        });
        assertEquals(List.of(new Relocation(RelocationKind.AARCH64_CELL_ADRP_LDR, 4, symbol, 0)), code.relocations());
        assertEquals(0x90000010, A64Decoder.word(code.code(), 4));
        assertEquals(0xF9400210, A64Decoder.word(code.code(), 8));
    }

    @Test
    void rowsOfAFeatureNeedIt() {
        Consumer<A64Assembler> swap = a -> a.emit(Mnemonic.SWPAL, Reg.X0, Reg.X1, Mem.of(Reg.X2));
        AssemblyException e = assertThrows(AssemblyException.class, () -> assemble(CpuFeatures.BASELINE, swap));
        assertTrue(e.getMessage().contains("LSE"), e.getMessage());
        StubCode code = assemble(CpuFeatures.of(List.of(CpuFeature.LSE)), swap);
        Disassembler.Instruction decoded = new A64Disassembler().decode(code.code(), 0);
        assertEquals(CpuFeature.LSE, decoded.feature());
        assertEquals("swpal x0, x1, [x2]", decoded.text());
        InstructionTable.all().stream().filter(f -> f.feature() != null)
            .forEach(f -> assertEquals(org.stubarchive.format.code.Target.LINUX_AARCH64, f.feature().target(), f::toString));
    }

    @Test
    void constantsAreMoved() {
        assertEquals(List.of("mov x0, #0x0"), text(a -> a.moveImmediate(Reg.X0, 0)));
        assertEquals(List.of("mov w0, #0xffffffff"), text(a -> a.moveImmediate(Reg.W0, -1)));
        assertEquals(List.of("mov x3, #0x5678", "movk x3, #0x1234, lsl #16"), text(a -> a.moveImmediate(Reg.X3, 0x12345678)));
        assertEquals(List.of("mov x3, #0x5555555555555555"), text(a -> a.moveImmediate(Reg.X3, 0x5555555555555555L)));
    }

    @Test
    void whatIsInNoRowIsData() {
        Disassembler.Instruction i = new A64Disassembler().decode(new byte[] {0x01, 0x02, 0x03, 0x04, 0x05}, 0);
        assertEquals(".inst 0x04030201", i.text());
        assertFalse(i.valid());
        assertEquals(4, i.length());
        Disassembler.Instruction rest = new A64Disassembler().decode(new byte[] {0x01, 0x02, 0x03, 0x04, 0x05}, 4);
        assertEquals(".byte 0x5", rest.text());
        assertEquals(1, rest.length());
        assertFalse(rest.valid());
    }
}
