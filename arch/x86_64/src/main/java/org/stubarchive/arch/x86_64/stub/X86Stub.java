package org.stubarchive.arch.x86_64.stub;

import java.util.Objects;
import org.stubarchive.arch.x86_64.X86MacroAssembler;
import org.stubarchive.arch.x86_64.asm.Mnemonic;
import org.stubarchive.arch.x86_64.asm.Operand;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.arch.x86_64.asm.Target;
import org.stubarchive.arch.x86_64.asm.X86Assembler;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.StubGenerator;

/** A stub written with x86-64 instructions. */
abstract class X86Stub implements StubGenerator {
    /** Emission of one variant: the assembler and shorthands for it. */
    static final class Code {
        final X86MacroAssembler masm;
        final X86Assembler asm;

        Code(MacroAssembler masm) {
            this.masm = (X86MacroAssembler) masm;
            this.asm = this.masm.asm();
        }

        void emit(Mnemonic mnemonic, Operand... operands) {
            asm.emit(mnemonic, operands);
        }

        void jump(Mnemonic mnemonic, Label target) {
            asm.emit(mnemonic, Target.of(target));
        }

        /** A branch that is known to be short, also forward. */
        void jumpNear(Mnemonic mnemonic, Label target) {
            asm.emit(mnemonic, Target.near(target));
        }

        Label label() {
            return masm.newLabel();
        }

        void bind(Label label) {
            masm.bind(label);
        }

        /** Returns from a leaf stub with the result 0. */
        void returnZero() {
            emit(Mnemonic.XOR, Reg.EAX, Reg.EAX);
            emit(Mnemonic.RET);
        }

        void entry(String name) {
            masm.recorder().entry(name);
        }
    }

    private final String name;

    X86Stub(String name) {
        this.name = Objects.requireNonNull(name);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void generate(MacroAssembler masm) {
        generate(new Code(masm));
    }

    /** Emits the variant that the recorder's features allow. */
    abstract void generate(Code code);
}
