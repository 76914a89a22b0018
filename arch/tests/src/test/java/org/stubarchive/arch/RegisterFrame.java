package org.stubarchive.arch;

import java.util.List;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.MacroAssembler;

/** The frame of a test function that loads all registers from a block, runs a body and stores them: one implementation per architecture. */
interface RegisterFrame {
    /** The frame of the architecture that the tests run on. */
    static RegisterFrame host() {
        return switch (HostArchitecture.target()) {
            case LINUX_X86_64 -> new X86RegisterFrame();
            case LINUX_AARCH64 -> new Aarch64RegisterFrame();
        };
    }

    /** Emits a C function of one argument, the address of a block of {@link RegisterFile}, around the body. */
    void emit(MacroAssembler masm, Runnable body);

    /** General registers that the frame loads and stores. */
    List<Gpr> gprs();

    /** Floating-point registers that the frame loads and stores, of which only the low 64 bits. */
    List<Fpr> fprs();

    /** Whether the macro-assembler promises to keep a register that is not a destination. */
    boolean isKept(Gpr gpr);

    /** Whether the macro-assembler promises to keep a register that is not a destination. */
    boolean isKept(Fpr fpr);

    /** Five registers to combine in all ways: those with a special part in some instruction first. */
    List<Gpr> pool();

    /** Registers in roles and without, the pool among them, that tests may use; none is the stack pointer. */
    List<Gpr> usable();
}
