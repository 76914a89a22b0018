package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.A64Condition;
import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.Mem;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.arch.aarch64.asm.Shift;
import org.stubarchive.arch.aarch64.asm.Shifted;
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
 * Anything else in our code is a crash: x0..x30 and the stack pointer go to the thread block's crash record and the thread goes on in {@code crash_leave}. If x28 holds no thread block, or a crash is on record already
 * ({@code CRASH_SIGNAL} is not 0: a crash while crashing), the previous handler gets it.
 *
 * <p>Source of the offsets: Linux, arch/arm64/include/uapi/asm/ucontext.h and sigcontext.h. The handler returns to the kernel's trampoline in the vDSO, whose address is in x30.
 */
final class SignalHandlerStub extends Aarch64Stub {
    private static final int SIGBUS = 7;
    private static final int SIGSEGV = 11;
    /** Offset of {@code si_code} and {@code si_addr} in siginfo_t. */
    private static final int SI_CODE = 8;
    private static final int SI_ADDR = 16;
    /** Offset in ucontext_t of the structure sigcontext: behind flags, link, stack and 128 bytes of signal mask, aligned to 16. */
    private static final int CONTEXT = 176;
    /** Offset in ucontext_t of x0, which x1..x30 and the stack pointer follow. */
    private static final int REGISTERS = CONTEXT + 8;
    private static final int REGISTER_COUNT = 32;
    private static final int PC = REGISTERS + 8 * REGISTER_COUNT;
    private static final int RT_SIGACTION = 134;
    /** Size of the kernel's sigaction: handler, flags, restorer, mask. */
    private static final int KERNEL_ACTION_SIZE = 32;
    private static final int SIGNAL_SET_SIZE = 8;
    /** User addresses have at most so many bits without being asked for more. */
    private static final int ADDRESS_BITS = 48;

    private static final Reg SIGNAL = Reg.X0;
    private static final Reg INFO = Reg.X1;
    private static final Reg CONTEXT_POINTER = Reg.X2;
    private static final Reg STATE = Reg.X17;
    private static final Reg FAULT_PC = Reg.X3;
    private static final Reg VALUE = Reg.X4;
    private static final Reg VALUE2 = Reg.X5;

    SignalHandlerStub() {
        super("signal_handler");
    }

    private static Mem state(int offset) {
        return Mem.of(STATE, offset);
    }

    @Override
    protected void generate(Code code) {
        Label previous = code.label();
        Label crash = code.label();
        Label search = code.label();
        code.entry("signal_handler");
        code.emit(LDR, FAULT_PC, Mem.of(CONTEXT_POINTER, PC));
        code.asm.loadCell(STATE, CodeSymbol.variable(VariableNames.SIGNAL_STATE));
        code.emit(LDP, VALUE, VALUE2, state(SignalStateLayout.CODE_START));
        code.emit(CMP, FAULT_PC, VALUE);
        code.jumpIf(A64Condition.LO, previous);
        code.emit(CMP, FAULT_PC, VALUE2);
        code.jumpIf(A64Condition.HS, previous);
        // What a process sent says nothing about the instruction at the PC.
        code.emit(LDR, Reg.W4, Mem.of(INFO, SI_CODE));
        code.emit(CMP, Reg.W4, Imm.of(0));
        code.jumpIf(A64Condition.LE, crash);
        code.emit(CMP, Reg.W0, Imm.of(SIGSEGV));
        code.jumpIf(A64Condition.EQ, search);
        code.emit(CMP, Reg.W0, Imm.of(SIGBUS));
        code.jumpIf(A64Condition.NE, crash);

        code.bind(search);
        faultRangeSearch(code);

        code.bind(crash);
        record(code, previous);

        code.bind(previous);
        previousHandler(code);
    }

    /**
     * Returns from the handler, with the PC changed, if the PC is in a fault range of the blob that it is in; else falls through. Keeps the arguments.
     * Loads only: the blob is being executed, so its row stays; each address depends on the load before, so they are in order.
     */
    private static void faultRangeSearch(Code code) {
        Reg table = Reg.X6;
        Reg low = Reg.X7;
        Reg high = Reg.X8;
        Reg middle = Reg.X9;
        Reg row = Reg.X10;
        Reg rowSize = Reg.X11;
        Reg start = Reg.X12;
        Reg offset = Reg.X13;
        Label next = code.label();
        Label below = code.label();
        Label hit = code.label();
        Label notFound = code.label();
        code.emit(LDR, start, state(SignalStateLayout.CODE_START));
        code.emit(LDP, table, row, state(SignalStateLayout.CODE_MAP));
        code.emit(SUB, offset, FAULT_PC, start);
        code.emit(LSR, offset, offset, Imm.of(CodeMapLayout.GRANULE_SHIFT));
        code.emit(ADD, table, table, Shifted.of(offset, Shift.LSL, 2));
        code.emit(LDRSW, middle, Mem.of(table, 0));
        code.emit(CMP, middle, Imm.of(0));
        code.jumpIf(A64Condition.LE, notFound);
        code.emit(MOV, rowSize, Imm.of(CodeMapLayout.ROW_BYTES));
        code.emit(MADD, row, middle, rowSize, row);
        code.emit(LDP, start, table, Mem.of(row, CodeMapLayout.ROW_START));
        code.emit(SUB, offset, FAULT_PC, start);
        code.emit(LDP, Reg.W7, Reg.W8, Mem.of(row, CodeMapLayout.ROW_SIZE));
        code.emit(CMP, offset, low);
        code.jumpIf(A64Condition.HS, notFound);
        code.emit(MOV, low, Reg.XZR);
        code.emit(MOV, rowSize, Imm.of(CodeMapLayout.FAULT_ROW_BYTES));
        code.bind(next);
        code.emit(CMP, low, high);
        code.jumpIf(A64Condition.HS, notFound);
        code.emit(ADD, middle, low, high);
        code.emit(LSR, middle, middle, Imm.of(1));
        code.emit(MADD, row, middle, rowSize, table);
        code.emit(LDP, Reg.W4, Reg.W5, Mem.of(row, CodeMapLayout.FAULT_START));
        code.emit(CMP, offset, VALUE);
        code.jumpIf(A64Condition.LO, below);
        code.emit(CMP, offset, VALUE2);
        code.jumpIf(A64Condition.LO, hit);
        code.emit(ADD, low, middle, Imm.of(1));
        code.jump(next);
        code.bind(below);
        code.emit(MOV, high, middle);
        code.jump(next);
        code.bind(hit);
        code.emit(LDR, Reg.W4, Mem.of(row, CodeMapLayout.FAULT_HANDLER));
        code.emit(ADD, VALUE, VALUE, start);
        code.emit(STR, VALUE, Mem.of(CONTEXT_POINTER, PC));
        code.emit(RET);
        code.bind(notFound);
    }

    /** Fills the crash record, makes the thread go on in {@code crash_leave} and returns from the handler; or branches to {@code previous}. */
    private static void record(Code code, Label previous) {
        Reg thread = Reg.X6;
        code.emit(LDR, thread, Mem.of(CONTEXT_POINTER, REGISTERS + 8 * HostFrame.THREAD.number()));
        code.emit(TST, thread, Imm.of(ThreadBlockLayout.SIZE - 1));
        code.jumpIf(A64Condition.NE, previous);
        // The first pages are never mapped.
        code.emit(SUB, VALUE, thread, Imm.of(ThreadBlockLayout.SIZE * 16));
        code.emit(LSR, VALUE, VALUE, Imm.of(ADDRESS_BITS));
        code.jump(CBNZ, VALUE, previous);
        code.emit(LDR, VALUE, Mem.of(thread, ThreadBlockLayout.SELF));
        code.emit(CMP, VALUE, thread);
        code.jumpIf(A64Condition.NE, previous);
        code.emit(LDR, VALUE, Mem.of(thread, ThreadBlockLayout.CRASH_SIGNAL));
        code.jump(CBNZ, VALUE, previous);
        code.emit(SXTW, VALUE, Reg.W0);
        code.emit(STR, VALUE, Mem.of(thread, ThreadBlockLayout.CRASH_SIGNAL));
        code.emit(LDRSW, VALUE, Mem.of(INFO, SI_CODE));
        code.emit(STR, VALUE, Mem.of(thread, ThreadBlockLayout.CRASH_CODE));
        code.emit(LDR, VALUE, Mem.of(INFO, SI_ADDR));
        code.emit(STR, VALUE, Mem.of(thread, ThreadBlockLayout.CRASH_ADDRESS));
        code.emit(STR, FAULT_PC, Mem.of(thread, ThreadBlockLayout.CRASH_PC));
        for (int i = 0; i < REGISTER_COUNT; i += 2) {
            code.emit(LDP, VALUE, VALUE2, Mem.of(CONTEXT_POINTER, REGISTERS + 8 * i));
            // The record is too far from the block's start for the offsets of a pair.
            code.emit(STR, VALUE, Mem.of(thread, ThreadBlockLayout.CRASH_REGISTERS + 8 * i));
            code.emit(STR, VALUE2, Mem.of(thread, ThreadBlockLayout.CRASH_REGISTERS + 8 * i + 8));
        }
        code.asm.loadCell(VALUE, CodeSymbol.stubEntry("crash_leave", 0));
        code.emit(STR, VALUE, Mem.of(CONTEXT_POINTER, PC));
        code.emit(RET);
    }

    /** Jumps to the previous handler with the arguments of the signal, or restores the default action and returns. */
    private static void previousHandler(Code code) {
        Label defaultAction = code.label();
        code.emit(ADD, VALUE, STATE, Shifted.of(SIGNAL, Shift.LSL, 3));
        code.emit(LDR, Reg.X16, Mem.of(VALUE, SignalStateLayout.PREVIOUS_HANDLERS));
        // SIG_DFL is 0, SIG_IGN is 1; the kernel does not ignore a synchronous fault either.
        code.emit(CMP, Reg.X16, Imm.of(1));
        code.jumpIf(A64Condition.LS, defaultAction);
        code.emit(BR, Reg.X16);
        code.bind(defaultAction);
        // rt_sigaction(signo, {SIG_DFL, 0, 0, 0}, NULL, 8)
        code.emit(STP, Reg.XZR, Reg.XZR, Mem.pre(Reg.SP, -KERNEL_ACTION_SIZE));
        code.emit(STP, Reg.XZR, Reg.XZR, Mem.of(Reg.SP, 16));
        code.emit(MOV, Reg.X1, Reg.SP);
        code.emit(MOV, Reg.X2, Reg.XZR);
        code.emit(MOV, Reg.X3, Imm.of(SIGNAL_SET_SIZE));
        code.emit(MOV, Reg.X8, Imm.of(RT_SIGACTION));
        code.emit(SVC, Imm.of(0));
        code.emit(ADD, Reg.SP, Reg.SP, Imm.of(KERNEL_ACTION_SIZE));
        code.emit(RET);
    }
}
