package org.stubarchive.arch.aarch64.asm;

import java.util.Arrays;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.stubgen.AssemblyException;
import org.stubarchive.stubgen.CodeBuffer;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.StubRecorder;

/**
 * Emits instructions into a stub: picks the first row of the table that takes the operands, as an assembler does, and reports the row's CPU feature to the recorder.
 */
public final class A64Assembler {
    private final StubRecorder recorder;
    private final CodeBuffer buffer;

    /** Emits to the recorder's buffer. */
    public A64Assembler(StubRecorder recorder) {
        this.recorder = recorder;
        this.buffer = recorder.buffer();
    }

    /** The recorder. */
    public StubRecorder recorder() {
        return recorder;
    }

    /** The recorder's buffer. */
    public CodeBuffer buffer() {
        return buffer;
    }

    /**
     * Emits one instruction.
     *
     * @throws AssemblyException if no form takes the operands or the variant lacks the feature
     */
    public void emit(Mnemonic mnemonic, Operand... operands) {
        for (InstructionForm form : InstructionTable.forms(mnemonic)) {
            if (form.accepts(operands)) {
                emit(form, operands);
                return;
            }
        }
        throw new AssemblyException("no form of " + mnemonic + " takes " + Arrays.toString(operands));
    }

    private void emit(InstructionForm form, Operand[] operands) {
        if (form.feature() != null) {
            recorder.require(form.feature());
        }
        int site = buffer.position();
        buffer.emit32(form.encodeAccepted(site, operands));
        A64LabelUse use = form.labelUse();
        if (use != null) {
            for (Operand operand : operands) {
                if (operand instanceof Target target && target.label() != null) {
                    buffer.use(target.label(), site, use);
                }
            }
        }
    }

    /** A label bound here. */
    public Label here() {
        Label label = buffer.newLabel();
        buffer.bind(label);
        return label;
    }

    /** Puts a constant in a W or X register by the shortest sequence. */
    public void moveImmediate(Reg destination, long value) {
        boolean is64 = destination.kind() == RegClass.X;
        for (MoveImmediate.Step step : MoveImmediate.plan(is64 ? 64 : 32, value)) {
            if (step.mnemonic() == Mnemonic.ORR) {
                emit(Mnemonic.ORR, destination, is64 ? Reg.XZR : Reg.WZR, Imm.of(step.value()));
            } else {
                emit(step.mnemonic(), destination, Imm.of(step.value()), Imm.of(step.shift()));
            }
        }
    }

    /** Loads the cell of a symbol: the pair of ADRP and LDR that the linker completes. */
    public void loadCell(Reg destination, CodeSymbol symbol) {
        int site = buffer.position();
        emit(Mnemonic.ADRP, destination, Target.decoded(site));
        emit(Mnemonic.LDR, destination, Mem.of(destination));
        recorder.relocate(RelocationKind.AARCH64_CELL_ADRP_LDR, site, symbol, 0);
    }

    /** Address of a label that is at most 1 MiB away. */
    public void leaLabel(Reg destination, Label label) {
        emit(Mnemonic.ADR, destination, Target.of(label));
    }
}
