package org.stubarchive.arch.x86_64.stub;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import java.util.List;
import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;

/** The stubs that change between the host's stack and a guest stack. */
final class SwitchStubs {
    private SwitchStubs() {}

    static List<X86Stub> all() {
        return List.of(new Enter(), new Leave(), new CrashLeave());
    }

    private static void request(X86Stub.Code code, RuntimeEntry entry) {
        code.emit(MOV, HostFrame.thread(32, ThreadBlockLayout.REQUEST), Imm.of(entry.id()));
    }

    /**
     * {@code static native void enter(long threadBlock)}: resumes guest code at the word that the guest stack pointer addresses, with the result of the last request in rax and xmm0.
     */
    private static final class Enter extends X86Stub {
        Enter() {
            super("enter");
        }

        @Override
        protected void generate(Code code) {
            code.entry("enter");
            HostFrame.save(code);
            code.emit(MOV, Reg.R15, Reg.RDX);
            code.emit(MOV, HostFrame.thread(64, ThreadBlockLayout.HOST_SP), Reg.RSP);
            code.emit(MOV, Reg.RSP, HostFrame.thread(64, ThreadBlockLayout.GUEST_SP));
            code.emit(MOV, Reg.RBP, HostFrame.thread(64, ThreadBlockLayout.GUEST_FP));
            code.emit(MOV, Reg.RAX, HostFrame.thread(64, ThreadBlockLayout.RESULT));
            code.emit(MOVQ, Reg.xmm(0), Reg.RAX);
            // A return would be mispredicted for sure: no call of this processor's history matches it.
            code.emit(POP, Reg.R11);
            code.emit(JMP, Reg.R11);
        }
    }

    /** Called by guest code that has stored a request: returns from {@code enter} to the host. */
    private static final class Leave extends X86Stub {
        Leave() {
            super("leave");
        }

        @Override
        protected void generate(Code code) {
            code.entry("leave");
            code.emit(MOV, HostFrame.thread(64, ThreadBlockLayout.GUEST_SP), Reg.RSP);
            code.emit(MOV, HostFrame.thread(64, ThreadBlockLayout.GUEST_FP), Reg.RBP);
            HostFrame.restoreAndReturn(code);
        }
    }

    /** Where the signal handler sends a thread whose guest code has crashed: tells the host, whatever state the guest's stack and registers are in. */
    private static final class CrashLeave extends X86Stub {
        CrashLeave() {
            super("crash_leave");
        }

        @Override
        protected void generate(Code code) {
            code.entry("crash_leave");
            // The ABI promises these to the host; the code that crashed may have been in the middle of anything.
            code.emit(CLD);
            code.emit(FNINIT);
            request(code, RuntimeEntry.CRASH);
            HostFrame.restoreAndReturn(code);
        }
    }
}
