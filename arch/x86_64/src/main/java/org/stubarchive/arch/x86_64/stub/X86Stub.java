package org.stubarchive.arch.x86_64.stub;

import org.stubarchive.arch.x86_64.X86MacroAssembler;
import org.stubarchive.arch.x86_64.asm.Mnemonic;
import org.stubarchive.arch.x86_64.asm.Operand;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.arch.x86_64.asm.Target;
import org.stubarchive.arch.x86_64.asm.X86Assembler;
import org.stubarchive.stubgen.InstructionStub;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;

/** A stub written with x86-64 instructions. */
abstract class X86Stub extends InstructionStub<X86Stub.Code> {
    /** Emission of one variant: the assembler and shorthands for it. */
    static final class Code extends InstructionStub.Code {
        final X86MacroAssembler masm;
        final X86Assembler asm;

        Code(MacroAssembler masm) {
            super(masm);
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

        /** Returns from a leaf stub with the result 0. */
        void returnZero() {
            emit(Mnemonic.XOR, Reg.EAX, Reg.EAX);
            emit(Mnemonic.RET);
        }
    }

    X86Stub(String name) {
        super(name, Code::new);
    }
}
