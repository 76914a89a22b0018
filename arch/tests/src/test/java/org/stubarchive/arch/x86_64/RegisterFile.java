package org.stubarchive.arch.x86_64;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import java.util.function.Consumer;
import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.arch.x86_64.asm.X86Assembler;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.stubgen.Label;

/** All registers in memory, and the frame of a test function that loads them, runs a body and stores them. rsp keeps its value. */
final class RegisterFile implements AutoCloseable {
    private static final Reg[] CALLEE_SAVED = {Reg.RBX, Reg.RBP, Reg.R12, Reg.R13, Reg.R14, Reg.R15};
    private static final int FP = 128;
    private static final int SCRATCH = 256;
    /** Bytes of scratch memory in the block. */
    static final int SCRATCH_SIZE = 256;

    private final long block = RawMemory.allocate(SCRATCH + SCRATCH_SIZE);

    /** Emits a function {@code f(block)} around the body. */
    static void emit(X86MacroAssembler masm, Runnable body) {
        X86Assembler asm = masm.asm();
        for (Reg r : CALLEE_SAVED) {
            asm.emit(PUSH, r);
        }
        asm.emit(PUSH, Reg.RDI);
        for (int i = 0; i < 16; i++) {
            asm.emit(MOVSD, Reg.xmm(i), Mem.of(64, Reg.RDI, FP + 8 * i));
        }
        for (int i = 0; i < 16; i++) {
            if (i != Reg.RSP.number() && i != Reg.RDI.number()) {
                asm.emit(MOV, Reg.r64(i), Mem.of(64, Reg.RDI, 8 * i));
            }
        }
        asm.emit(MOV, Reg.RDI, Mem.of(64, Reg.RDI, 8 * Reg.RDI.number()));
        body.run();
        asm.emit(XCHG, Mem.of(64, Reg.RSP, 0), Reg.RDI);
        for (int i = 0; i < 16; i++) {
            if (i != Reg.RSP.number() && i != Reg.RDI.number()) {
                asm.emit(MOV, Mem.of(64, Reg.RDI, 8 * i), Reg.r64(i));
            }
            asm.emit(MOVSD, Mem.of(64, Reg.RDI, FP + 8 * i), Reg.xmm(i));
        }
        asm.emit(POP, Reg.RAX);
        asm.emit(MOV, Mem.of(64, Reg.RDI, 8 * Reg.RDI.number()), Reg.RAX);
        for (int i = CALLEE_SAVED.length - 1; i >= 0; i--) {
            asm.emit(POP, CALLEE_SAVED[i]);
        }
        asm.emit(CLD);
        asm.emit(RET);
    }

    /** Ends a body that decides something: register {@code flag} is 1 if control came to the end of the body, 0 at the label. */
    static void decide(X86MacroAssembler masm, Reg flag, Consumer<Label> body) {
        Label taken = masm.newLabel();
        Label done = masm.newLabel();
        body.accept(taken);
        masm.asm().emit(MOV, flag, Imm.of(0));
        masm.jump(done);
        masm.bind(taken);
        masm.asm().emit(MOV, flag, Imm.of(1));
        masm.bind(done);
    }

    long scratch() {
        return block + SCRATCH;
    }

    long get(int register) {
        return RawMemory.getLong(block + 8L * register);
    }

    void set(int register, long value) {
        RawMemory.putLong(block + 8L * register, value);
    }

    long getFp(int register) {
        return RawMemory.getLong(block + FP + 8L * register);
    }

    void setFp(int register, long bits) {
        RawMemory.putLong(block + FP + 8L * register, bits);
    }

    void run(long function) {
        NativeCall.call(function, block);
    }

    @Override
    public void close() {
        RawMemory.free(block);
    }
}
