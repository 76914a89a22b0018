package org.stubarchive.arch.x86_64.asm;

import java.util.Arrays;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.stubgen.AssemblyException;
import org.stubarchive.stubgen.CodeBuffer;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.StubRecorder;

/**
 * Emits instructions into a stub: picks the first row of the table that takes the operands, as an assembler does, and reports the row's CPU feature to the recorder.
 */
public final class X86Assembler {
    private final StubRecorder recorder;
    private final CodeBuffer buffer;
    private final CodeSink sink = new BufferSink();

    /** Emits to the recorder's buffer. */
    public X86Assembler(StubRecorder recorder) {
        this.recorder = recorder;
        this.buffer = recorder.buffer();
    }

    /** The recorder. */
    public StubRecorder recorder() {
        return recorder;
    }

    /**
     * Emits one instruction.
     *
     * @throws AssemblyException if no form takes the operands or the variant lacks the feature
     */
    public void emit(Mnemonic mnemonic, Operand... operands) {
        for (InstructionForm form : InstructionTable.forms(mnemonic)) {
            if (form.accepts(operands) && reaches(form, operands)) {
                if (form.feature() != null) {
                    recorder.require(form.feature());
                }
                form.encodeAccepted(sink, operands);
                return;
            }
        }
        throw new AssemblyException("no form of " + mnemonic + " takes " + Arrays.toString(operands));
    }

    /** A label bound here. */
    public Label here() {
        Label label = buffer.newLabel();
        buffer.bind(label);
        return label;
    }

    private boolean reaches(InstructionForm form, Operand[] operands) {
        if (operands.length != 1 || !(operands[0] instanceof Target target)) {
            return true;
        }
        if (form.kinds().get(0) != OperandKind.REL8) {
            // Calls have no short form.
            return target.reach() != Target.Reach.SHORT || form.mnemonic() == Mnemonic.CALL;
        }
        if (target.reach() == Target.Reach.SHORT) {
            return true;
        }
        // Short forms are two bytes long.
        return target.label().isBound() && target.label().position() - (buffer.position() + 2) >= Byte.MIN_VALUE;
    }

    private final class BufferSink implements CodeSink {
        @Override
        public void emit8(int value) {
            buffer.emit8(value);
        }

        @Override
        public void emit32(int value) {
            buffer.emit32(value);
        }

        @Override
        public void relative(Mem operand, int trailingBytes) {
            int site = buffer.position();
            buffer.emit32(0);
            if (operand.relative() instanceof Mem.ToLabel l) {
                buffer.use(l.label(), site, X86LabelUse.rel32(trailingBytes));
            } else if (operand.relative() instanceof Mem.ToCell c) {
                recorder.relocate(RelocationKind.X86_CELL_DISP32, site, c.symbol(), trailingBytes);
            } else {
                throw new AssemblyException("a decoded operand cannot be assembled: " + operand);
            }
        }

        @Override
        public void branch(Target target, int fieldBytes) {
            int site = buffer.position();
            if (fieldBytes == 1) {
                buffer.emit8(0);
            } else {
                buffer.emit32(0);
            }
            buffer.use(target.label(), site, fieldBytes == 1 ? X86LabelUse.REL8 : X86LabelUse.REL32);
        }
    }
}
