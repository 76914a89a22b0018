package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import java.util.List;
import org.stubarchive.arch.aarch64.asm.Barrier;
import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.Mem;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.arch.aarch64.asm.SystemRegister;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;

/** The stubs that change between the host and a guest stack. */
final class SwitchStubs {
    private SwitchStubs() {}

    static List<Aarch64Stub> all() {
        return List.of(new Enter(), new Leave(), new CrashLeave());
    }

    /**
     * {@code static native void enter(long threadBlock)}: resumes guest code at the word that the guest stack pointer addresses, with the result of the last request in x0 and v0.
     */
    private static final class Enter extends Aarch64Stub {
        Enter() {
            super("enter");
        }

        @Override
        protected void generate(Code code) {
            code.entry("enter");
            HostFrame.save(code);
            code.emit(MOV, HostFrame.THREAD, Reg.X2);
            code.emit(MOV, Reg.X16, Reg.SP);
            code.emit(STR, Reg.X16, HostFrame.thread(ThreadBlockLayout.HOST_SP));
            code.emit(LDR, HostFrame.STACK, HostFrame.thread(ThreadBlockLayout.GUEST_SP));
            code.emit(LDR, HostFrame.FRAME, HostFrame.thread(ThreadBlockLayout.GUEST_FP));
            code.emit(LDR, Reg.X0, HostFrame.thread(ThreadBlockLayout.RESULT));
            code.emit(FMOV, Reg.d(0), Reg.X0);
            code.emit(LDR, Reg.X16, Mem.post(HostFrame.STACK, 8));
            // Guest code may show other threads an object that the host has just filled: its stores come after the host's.
            code.emit(DMB, Barrier.ISHST);
            code.emit(BR, Reg.X16);
        }
    }

    /** Called by guest code that has stored a request: returns from {@code enter} to the host. */
    private static final class Leave extends Aarch64Stub {
        Leave() {
            super("leave");
        }

        @Override
        protected void generate(Code code) {
            code.entry("leave");
            code.emit(STR, Reg.LR, Mem.pre(HostFrame.STACK, -8));
            code.emit(STR, HostFrame.STACK, HostFrame.thread(ThreadBlockLayout.GUEST_SP));
            code.emit(STR, HostFrame.FRAME, HostFrame.thread(ThreadBlockLayout.GUEST_FP));
            HostFrame.restoreAndReturn(code);
        }
    }

    /** Where the signal handler sends a thread whose guest code has crashed: tells the host, whatever state the guest's stack and registers are in. */
    private static final class CrashLeave extends Aarch64Stub {
        CrashLeave() {
            super("crash_leave");
        }

        @Override
        protected void generate(Code code) {
            code.entry("crash_leave");
            // The host counts on the default control word; the code that crashed may have been in the middle of anything.
            code.emit(MSR, SystemRegister.FPCR, Reg.XZR);
            code.emit(MOV, Reg.W16, Imm.of(RuntimeEntry.CRASH.id()));
            code.emit(STR, Reg.W16, HostFrame.thread(ThreadBlockLayout.REQUEST));
            HostFrame.restoreAndReturn(code);
        }
    }
}
