package org.stubarchive.arch.x86_64.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.stubarchive.arch.x86_64.X86MacroAssembler;
import org.stubarchive.arch.x86_64.X86Registers;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.stubgen.AssemblyException;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.StubRecorder;
import org.stubarchive.stubgen.Width;

/** Choice of forms, labels, cells, padding, and what is refused. */
class X86AssemblerTest {
    private static StubCode assemble(Consumer<X86MacroAssembler> body) {
        StubRecorder recorder = new StubRecorder("test", 1, CpuFeatures.BASELINE);
        recorder.entry("test");
        body.accept(new X86MacroAssembler(recorder));
        return recorder.close();
    }

    private static String hex(Consumer<X86Assembler> body) {
        return HexFormat.ofDelimiter(" ").formatHex(assemble(m -> body.accept(m.asm())).code());
    }

    private static void refused(Consumer<X86MacroAssembler> body) {
        AssemblyException e = assertThrows(AssemblyException.class, () -> assemble(body));
        assertTrue(e.getMessage().length() > 10, e.getMessage());
    }

    @Test
    void shortestFormIsChosen() {
        assertEquals("83 c1 7f", hex(a -> a.emit(Mnemonic.ADD, Reg.ECX, Imm.of(127))));
        assertEquals("81 c1 80 00 00 00", hex(a -> a.emit(Mnemonic.ADD, Reg.ECX, Imm.of(128))));
        assertEquals("05 80 00 00 00", hex(a -> a.emit(Mnemonic.ADD, Reg.EAX, Imm.of(128))));
        assertEquals("d1 e1", hex(a -> a.emit(Mnemonic.SHL, Reg.ECX, Imm.of(1))));
        assertEquals("48 c7 c1 ff ff ff ff", hex(a -> a.emit(Mnemonic.MOV, Reg.RCX, Imm.of(-1))));
    }

    @Test
    void branchesReachTheirLabels() {
        assertEquals("eb fe", hex(a -> a.emit(Mnemonic.JMP, Target.of(a.here()))));
        assertEquals("75 01 90 cc", hex(a -> {
            Label l = a.recorder().buffer().newLabel();
            a.emit(Mnemonic.JNE, Target.near(l));
            a.emit(Mnemonic.NOP);
            a.recorder().buffer().bind(l);
            a.emit(Mnemonic.INT3);
        }));
        assertEquals("e9 01 00 00 00 90", hex(a -> {
            Label l = a.recorder().buffer().newLabel();
            a.emit(Mnemonic.JMP, Target.of(l));
            a.emit(Mnemonic.NOP);
            a.recorder().buffer().bind(l);
        }));
        assertEquals("eb 01 90", hex(a -> {
            Label l = a.recorder().buffer().newNearLabel();
            a.emit(Mnemonic.JMP, Target.of(l));
            a.emit(Mnemonic.NOP);
            a.recorder().buffer().bind(l);
        }));
        StubCode far = assemble(m -> {
            Label back = m.asm().here();
            for (int i = 0; i < 126; i++) {
                m.asm().emit(Mnemonic.NOP);
            }
            m.asm().emit(Mnemonic.JMP, Target.of(back));
            m.asm().emit(Mnemonic.JMP, Target.of(back));
        });
        assertEquals(126 + 2 + 5, far.code().length, "the first reaches 128 bytes back, the second needs the long form");
    }

    @Test
    void cellOperandsTellWhatFollowsThem() {
        StubCode code = assemble(m -> {
            m.asm().emit(Mnemonic.MOV, Reg.RAX, Mem.cell(CodeSymbol.variable("v")));
            m.asm().emit(Mnemonic.CMP, Mem.cell(CodeSymbol.variable("v")), Imm.of(3));
            m.asm().emit(Mnemonic.CMP, Mem.cell(CodeSymbol.variable("v")), Imm.of(300));
        });
        assertEquals(3, code.relocations().size());
        assertEquals(3, code.relocations().get(0).site());
        assertEquals(0, code.relocations().get(0).addend());
        assertEquals(1, code.relocations().get(1).addend());
        assertEquals(4, code.relocations().get(2).addend());
    }

    @Test
    void labelsAreReachedPcRelatively() {
        StubCode code = assemble(m -> {
            Label data = m.newLabel();
            m.leaLabel(X86Registers.gpr(Reg.RDX), data);
            m.asm().emit(Mnemonic.CMP, Mem.at(8, data), Imm.of(1));
            m.bind(data);
            m.recorder().endOfCode();
            m.buffer().emit8(9);
        });
        assertEquals("48 8d 15 07 00 00 00 80 3d 00 00 00 00 01 09", HexFormat.ofDelimiter(" ").formatHex(code.code()));
        assertEquals(14, code.codeSize());
    }

    @Test
    void paddingIsOneInstructionPerNineBytes() {
        for (int bytes = 0; bytes < 64; bytes++) {
            int before = bytes;
            StubCode code = assemble(m -> {
                for (int i = 0; i < before; i++) {
                    m.asm().emit(Mnemonic.INT3);
                }
                m.align(64);
            });
            assertEquals(before == 0 ? 0 : 64, code.code().length);
            int count = 0;
            for (int offset = before; offset < code.code().length; count++) {
                X86Decoder.Decoded d = X86Decoder.decode(code.code(), offset);
                assertTrue(d.form().mnemonic() == Mnemonic.NOP || d.form().mnemonic() == Mnemonic.XCHG, d.form().toString());
                offset += d.length();
            }
            assertEquals((code.code().length - before + 8) / 9, count);
        }
    }

    @Test
    void whatCannotBeEncodedIsRefused() {
        refused(m -> m.asm().emit(Mnemonic.ADD, Reg.RAX, Imm.of(1L << 31)));
        refused(m -> m.asm().emit(Mnemonic.ADD, Reg.RAX, Reg.ECX));
        refused(m -> m.asm().emit(Mnemonic.ADD, Reg.RAX, Mem.of(32, Reg.RCX, 0)));
        refused(m -> m.asm().emit(Mnemonic.SHL, Reg.RAX, Reg.of(RegClass.R8, 2)));
        refused(m -> m.asm().emit(Mnemonic.MOVDQU, Reg.xmm(16), Reg.xmm(0)));
        refused(m -> m.asm().emit(Mnemonic.MOV, Reg.RAX));
        refused(m -> m.asm().emit(Mnemonic.MOV, Mem.of(8, Reg.RAX, 0), Imm.of(256)));
        refused(m -> m.shiftImmediate(ShiftOp.LEFT, Width.W32, X86Registers.gpr(Reg.RAX), X86Registers.gpr(Reg.RAX), 32));
        refused(m -> m.align(128));
        refused(m -> {
            Label l = m.newLabel();
            m.asm().emit(Mnemonic.JMP, Target.near(l));
            for (int i = 0; i < 128; i++) {
                m.asm().emit(Mnemonic.NOP);
            }
            m.bind(l);
        });
        assertThrows(IllegalStateException.class, () -> assemble(m -> m.jump(m.newLabel())));
        assertThrows(IllegalArgumentException.class, () -> Mem.of(64, Reg.RAX, Reg.RSP, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> Mem.of(64, Reg.EAX, 0));
        assertThrows(IllegalArgumentException.class, () -> Masked.merge(Reg.zmm(0), Reg.k(0)));
        assertThrows(IllegalArgumentException.class, () -> Reg.r64(16));
    }

    @Test
    void unknownBytesAreNotDecoded() {
        X86Disassembler d = new X86Disassembler();
        byte[] unknown = {0x0F, (byte) 0xFF, 0x06};
        assertNull(X86Decoder.decode(unknown, 0));
        assertEquals(".byte 0xf", d.decode(unknown, 0).text());
        assertEquals(1, d.decode(unknown, 0).length());
        assertTrue(!d.decode(unknown, 0).valid());
        // ah has no row: without REX the numbers 4..7 are the high bytes.
        assertNull(X86Decoder.decode(new byte[] {0x00, (byte) 0xE0}, 0));
    }
}
