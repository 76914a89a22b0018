package org.stubarchive.arch.x86_64;

import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Mnemonic;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.arch.x86_64.asm.X86Assembler;

/** Padding by the multi-byte no-operations that Intel recommends (SDM vol. 2, NOP). */
final class X86Nops {
    private static final int LONGEST = 9;

    private X86Nops() {}

    static void emit(X86Assembler asm, int bytes) {
        for (int left = bytes; left > 0; left -= LONGEST) {
            emitOne(asm, Math.min(left, LONGEST));
        }
    }

    private static void emitOne(X86Assembler asm, int bytes) {
        Mem plain = Mem.of(32, Reg.RAX, 0);
        Mem indexed = Mem.of(32, Reg.RAX, Reg.RAX, 0, 0);
        switch (bytes) {
            case 1 -> asm.emit(Mnemonic.NOP);
            case 2 -> asm.emit(Mnemonic.XCHG);
            case 3 -> asm.emit(Mnemonic.NOP, plain);
            case 4 -> asm.emit(Mnemonic.NOP, plain.withSize(Mem.DisplacementSize.BYTE));
            case 5 -> asm.emit(Mnemonic.NOP, indexed.withSize(Mem.DisplacementSize.BYTE));
            case 6 -> asm.emit(Mnemonic.NOP, indexed.withBits(16).withSize(Mem.DisplacementSize.BYTE));
            case 7 -> asm.emit(Mnemonic.NOP, plain.withSize(Mem.DisplacementSize.WORD));
            case 8 -> asm.emit(Mnemonic.NOP, indexed.withSize(Mem.DisplacementSize.WORD));
            default -> asm.emit(Mnemonic.NOP, indexed.withBits(16).withSize(Mem.DisplacementSize.WORD));
        }
    }
}
