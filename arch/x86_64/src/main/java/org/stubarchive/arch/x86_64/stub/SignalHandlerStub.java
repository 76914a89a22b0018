package org.stubarchive.arch.x86_64.stub;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.CodeMapLayout;
import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.VariableNames;
import org.stubarchive.stubgen.Label;

/**
 * {@code void handler(int signo, siginfo_t *info, ucontext_t *context)} for the synchronous signals.
 *
 * <p>What it knows is in the block of {@link SignalStateLayout}. A PC outside generated code is not ours: the previous handler runs in our place; where there was none, the default
 * action is restored and the instruction faults again. A memory fault inside a fault range goes on at the range's handler, unless a process sent it ({@code si_code} is not positive).
 * Anything else in our code is a crash: registers go to the thread block's crash record and the thread goes on in {@code crash_leave}. If r15 holds no thread block, or a crash is on record already ({@code CRASH_SIGNAL} is not 0: a crash while
 * crashing), the previous handler gets it.
 */
final class SignalHandlerStub extends X86Stub {
    private static final int SIGBUS = 7;
    private static final int SIGSEGV = 11;
    /** Offset of {@code si_code} and {@code si_addr} in siginfo_t. */
    private static final int SI_CODE = 8;
    private static final int SI_ADDR = 16;
    /** Offsets in ucontext_t of the general registers in encoding order, then of RIP (sys/ucontext.h, REG_*). */
    private static final int[] REGISTERS = {144, 152, 136, 128, 160, 120, 112, 104, 40, 48, 56, 64, 72, 80, 88, 96};
    private static final int RIP = 168;
    private static final int RT_SIGACTION = 13;

    private static final Reg STATE = Reg.R11;

    SignalHandlerStub() {
        super("signal_handler");
    }

    private static Mem state(int offset) {
        return Mem.of(64, STATE, offset);
    }

    @Override
    protected void generate(Code code) {
        Reg signal = Reg.EDI;
        Reg info = Reg.RSI;
        Reg context = Reg.RDX;
        Reg pc = Reg.RAX;
        Label previous = code.label();
        Label crash = code.label();
        Label search = code.label();
        code.entry("signal_handler");
        code.emit(MOV, pc, Mem.of(64, context, RIP));
        code.emit(MOV, STATE, Mem.cell(CodeSymbol.variable(VariableNames.SIGNAL_STATE)));
        code.emit(CMP, pc, state(SignalStateLayout.CODE_START));
        code.jump(JB, previous);
        code.emit(CMP, pc, state(SignalStateLayout.CODE_END));
        code.jump(JAE, previous);
        // What a process sent says nothing about the instruction at the PC.
        code.emit(CMP, Mem.of(32, info, SI_CODE), Imm.of(0));
        code.jump(JLE, crash);
        code.emit(CMP, signal, Imm.of(SIGSEGV));
        code.jump(JE, search);
        code.emit(CMP, signal, Imm.of(SIGBUS));
        code.jump(JNE, crash);

        code.bind(search);
        faultRangeSearch(code, context, pc);

        code.bind(crash);
        Reg thread = Reg.R8;
        code.emit(MOV, thread, Mem.of(64, context, REGISTERS[Reg.R15.number()]));
        code.emit(TEST, Reg.R8D, Imm.of(ThreadBlockLayout.SIZE - 1));
        code.jump(JNE, previous);
        // User addresses have 47 bits; the first pages are never mapped.
        code.emit(LEA, Reg.RCX, Mem.of(0, thread, -ThreadBlockLayout.SIZE * 16));
        code.emit(SHR, Reg.RCX, Imm.of(47));
        code.jump(JNE, previous);
        code.emit(CMP, Mem.of(64, thread, ThreadBlockLayout.SELF), thread);
        code.jump(JNE, previous);
        code.emit(CMP, Mem.of(64, thread, ThreadBlockLayout.CRASH_SIGNAL), Imm.of(0));
        code.jump(JNE, previous);
        code.emit(MOVSXD, Reg.RCX, signal);
        code.emit(MOV, Mem.of(64, thread, ThreadBlockLayout.CRASH_SIGNAL), Reg.RCX);
        code.emit(MOVSXD, Reg.RCX, Mem.of(32, info, SI_CODE));
        code.emit(MOV, Mem.of(64, thread, ThreadBlockLayout.CRASH_CODE), Reg.RCX);
        code.emit(MOV, Reg.RCX, Mem.of(64, info, SI_ADDR));
        code.emit(MOV, Mem.of(64, thread, ThreadBlockLayout.CRASH_ADDRESS), Reg.RCX);
        code.emit(MOV, Mem.of(64, thread, ThreadBlockLayout.CRASH_PC), pc);
        for (int i = 0; i < REGISTERS.length; i++) {
            code.emit(MOV, Reg.RCX, Mem.of(64, context, REGISTERS[i]));
            code.emit(MOV, Mem.of(64, thread, ThreadBlockLayout.CRASH_REGISTERS + 8 * i), Reg.RCX);
        }
        code.emit(MOV, Reg.RCX, Mem.cell(CodeSymbol.stubEntry("crash_leave", 0)));
        code.emit(MOV, Mem.of(64, context, RIP), Reg.RCX);
        code.emit(RET);

        code.bind(previous);
        previousHandler(code, signal);
    }

    /**
     * Returns from the handler, with the PC changed, if the PC is in a fault range of the blob that it is in; else falls through. Loads only: the blob is
     * being executed, so its row stays.
     */
    private static void faultRangeSearch(Code code, Reg context, Reg pc) {
        Reg offset = Reg.RCX;
        Reg start = Reg.RDI;
        Reg row = Reg.RSI;
        Reg table = Reg.R8;
        Reg high = Reg.R9;
        Reg low = Reg.R10;
        // The PC is start plus offset: its register is free in the loop.
        Reg middle = pc;
        Label next = code.label();
        Label below = code.label();
        Label hit = code.label();
        Label noBlob = code.label();
        Label noRange = code.label();
        code.emit(PUSH, Reg.RDI);
        code.emit(PUSH, Reg.RSI);
        code.emit(MOV, row, pc);
        code.emit(SUB, row, state(SignalStateLayout.CODE_START));
        code.emit(SHR, row, Imm.of(CodeMapLayout.GRANULE_SHIFT));
        code.emit(MOV, table, state(SignalStateLayout.CODE_MAP));
        code.emit(MOVSXD, row, Mem.of(32, table, row, 2, 0));
        code.emit(TEST, row, row);
        code.jumpNear(JLE, noBlob);
        code.emit(IMUL, row, row, Imm.of(CodeMapLayout.ROW_BYTES));
        code.emit(ADD, row, state(SignalStateLayout.CODE_ROWS));
        code.emit(MOV, start, Mem.of(64, row, CodeMapLayout.ROW_START));
        code.emit(MOV, offset, pc);
        code.emit(SUB, offset, start);
        code.emit(MOV, Reg.R9D, Mem.of(32, row, CodeMapLayout.ROW_SIZE));
        code.emit(CMP, offset, high);
        code.jumpNear(JAE, noBlob);
        code.emit(MOV, Reg.R9D, Mem.of(32, row, CodeMapLayout.ROW_FAULT_COUNT));
        code.emit(MOV, table, Mem.of(64, row, CodeMapLayout.ROW_FAULTS));
        code.emit(XOR, Reg.R10D, Reg.R10D);
        code.bind(next);
        code.emit(CMP, low, high);
        code.jumpNear(JAE, noRange);
        code.emit(LEA, middle, Mem.of(0, low, high, 0, 0));
        code.emit(SHR, middle, Imm.of(1));
        code.emit(IMUL, row, middle, Imm.of(CodeMapLayout.FAULT_ROW_BYTES));
        code.emit(ADD, row, table);
        code.emit(CMP, Reg.ECX, Mem.of(32, row, CodeMapLayout.FAULT_START));
        code.jumpNear(JB, below);
        code.emit(CMP, Reg.ECX, Mem.of(32, row, CodeMapLayout.FAULT_END));
        code.jumpNear(JB, hit);
        code.emit(LEA, low, Mem.of(0, middle, 1));
        code.jump(JMP, next);
        code.bind(below);
        code.emit(MOV, high, middle);
        code.jump(JMP, next);
        code.bind(hit);
        code.emit(MOV, Reg.EAX, Mem.of(32, row, CodeMapLayout.FAULT_HANDLER));
        code.emit(ADD, Reg.RAX, start);
        code.emit(MOV, Mem.of(64, context, RIP), Reg.RAX);
        code.emit(POP, Reg.RSI);
        code.emit(POP, Reg.RDI);
        code.emit(RET);
        code.bind(noRange);
        code.emit(LEA, pc, Mem.of(0, start, offset, 0, 0));
        code.bind(noBlob);
        code.emit(POP, Reg.RSI);
        code.emit(POP, Reg.RDI);
    }

    /** Jumps to the previous handler with the arguments of the signal, or restores the default action and returns. */
    private static void previousHandler(Code code, Reg signal) {
        Label defaultAction = code.label();
        code.emit(MOV, Reg.EAX, signal);
        code.emit(MOV, Reg.RAX, Mem.of(64, STATE, Reg.RAX, 3, SignalStateLayout.PREVIOUS_HANDLERS));
        // SIG_DFL is 0, SIG_IGN is 1; the kernel does not ignore a synchronous fault either.
        code.emit(CMP, Reg.RAX, Imm.of(1));
        code.jumpNear(JBE, defaultAction);
        code.emit(JMP, Reg.RAX);
        code.bind(defaultAction);
        // rt_sigaction(signo, {SIG_DFL, 0, 0, 0}, NULL, 8)
        code.emit(XOR, Reg.EDX, Reg.EDX);
        for (int i = 0; i < 4; i++) {
            code.emit(PUSH, Reg.RDX);
        }
        code.emit(MOV, Reg.RSI, Reg.RSP);
        code.emit(MOV, Reg.R10D, Imm.of(8));
        code.emit(MOV, Reg.EAX, Imm.of(RT_SIGACTION));
        code.emit(SYSCALL);
        code.emit(ADD, Reg.RSP, Imm.of(32));
        code.emit(RET);
    }
}
