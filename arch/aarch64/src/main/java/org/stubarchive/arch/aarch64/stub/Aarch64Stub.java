package org.stubarchive.arch.aarch64.stub;

import org.stubarchive.arch.aarch64.Aarch64MacroAssembler;
import org.stubarchive.arch.aarch64.asm.A64Assembler;
import org.stubarchive.arch.aarch64.asm.A64Condition;
import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.Mnemonic;
import org.stubarchive.arch.aarch64.asm.Operand;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.arch.aarch64.asm.Target;
import org.stubarchive.stubgen.InstructionStub;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;

/** A stub written with A64 instructions. */
abstract class Aarch64Stub extends InstructionStub<Aarch64Stub.Code> {
    /** Emission of one variant: the assembler and shorthands for it. */
    static final class Code extends InstructionStub.Code {
        final Aarch64MacroAssembler masm;
        final A64Assembler asm;

        Code(MacroAssembler masm) {
            super(masm);
            this.masm = (Aarch64MacroAssembler) masm;
            this.asm = this.masm.asm();
        }

        void emit(Mnemonic mnemonic, Operand... operands) {
            asm.emit(mnemonic, operands);
        }

        /** An unconditional branch. */
        void jump(Label target) {
            asm.emit(Mnemonic.B, Target.of(target));
        }

        /** A branch on the flags. */
        void jumpIf(A64Condition condition, Label target) {
            asm.emit(Mnemonic.B_COND, condition, Target.of(target));
        }

        /** A branch that compares a register with zero: CBZ or CBNZ. */
        void jump(Mnemonic mnemonic, Reg register, Label target) {
            asm.emit(mnemonic, register, Target.of(target));
        }

        /** A branch that looks at one bit of a register: TBZ or TBNZ. */
        void jump(Mnemonic mnemonic, Reg register, int bit, Label target) {
            asm.emit(mnemonic, register, Imm.of(bit), Target.of(target));
        }

        /** Returns from a leaf stub with the result 0. */
        void returnZero() {
            emit(Mnemonic.MOV, Reg.X0, Reg.XZR);
            emit(Mnemonic.RET);
        }
    }

    Aarch64Stub(String name) {
        super(name, Code::new);
    }
}
