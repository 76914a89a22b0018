package org.stubarchive.arch.aarch64.asm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.stubgen.AssemblyException;

/**
 * One row of the instruction table. Its text is {@code mnemonic operands : pattern [: feature]}; the pattern has 32 characters, 0 and 1 and the letters of the fields. The kinds of
 * operands are explained at {@link OperandParser}. A quoted operand is printed as it stands and neither given nor encoded.
 */
public final class InstructionForm {
    private static final String SEPARATOR = " : ";
    private static final int WORD = 32;

    /** The operands of a row, read when they are first needed: a stub uses a small part of the table. */
    private static final class Operands {
        final OperandKind[] kinds;
        /** Operand texts in print order: null where an operand of {@link #kinds} is printed. */
        final String[] printed;
        final A64LabelUse labelUse;

        Operands(String row, String operands, String pattern) {
            List<OperandKind> k = new ArrayList<>();
            List<String> print = new ArrayList<>();
            OperandParser parser = new OperandParser(pattern);
            A64LabelUse use = null;
            for (String operand : OperandParser.split(operands)) {
                if (operand.startsWith("'")) {
                    print.add(operand.substring(1, operand.length() - 1));
                } else {
                    OperandKind kind = parser.parse(operand);
                    use = kind.labelUse() == null ? use : kind.labelUse();
                    k.add(kind);
                    print.add(null);
                }
            }
            parser.checkAllUsed(row);
            this.kinds = k.toArray(new OperandKind[0]);
            this.printed = print.toArray(new String[0]);
            this.labelUse = use;
        }
    }

    private final String text;
    private final int mnemonicEnd;
    private final int patternStart;
    private final Mnemonic mnemonic;
    private final int mask;
    private final int value;
    private final CpuFeature feature;
    /** Read without synchronization: all that is in it is final. */
    private Operands operands;

    InstructionForm(String text) {
        this.text = text;
        int head = text.indexOf(SEPARATOR);
        int space = text.indexOf(' ');
        this.mnemonicEnd = space;
        this.mnemonic = Mnemonic.valueOf(text.substring(0, space));
        this.patternStart = head + SEPARATOR.length();
        int zeros = 0;
        int ones = 0;
        int count = 0;
        int i = patternStart;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                break;
            }
            if (c != ' ') {
                zeros = zeros << 1 | (c == '0' ? 1 : 0);
                ones = ones << 1 | (c == '1' ? 1 : 0);
                count++;
            }
        }
        if (count != WORD) {
            throw new IllegalArgumentException("pattern of " + count + " bits: " + text);
        }
        this.mask = zeros | ones;
        this.value = ones;
        this.feature = i == text.length() ? null : CpuFeature.valueOf(text.substring(i + 2));
    }

    private Operands operands() {
        Operands o = operands;
        if (o == null) {
            boolean none = mnemonicEnd + SEPARATOR.length() == patternStart;
            o = new Operands(text, none ? "" : text.substring(mnemonicEnd + 1, patternStart - SEPARATOR.length()), pattern());
            operands = o;
        }
        return o;
    }

    /** Mnemonic. */
    public Mnemonic mnemonic() {
        return mnemonic;
    }

    /** CPU feature that the instruction needs, or null for the baseline. */
    public CpuFeature feature() {
        return feature;
    }

    OperandKind[] kinds() {
        return operands().kinds;
    }

    String[] printed() {
        return operands().printed;
    }

    /** 32 characters, the most significant bit first. */
    String pattern() {
        int end = text.indexOf(':', patternStart);
        return text.substring(patternStart, end < 0 ? text.length() : end).replace(" ", "");
    }

    /** The bits that are fixed. */
    int mask() {
        return mask;
    }

    /** Values of the fixed bits. */
    int value() {
        return value;
    }

    /** The PC-relative field, or null. */
    A64LabelUse labelUse() {
        return operands().labelUse;
    }

    /** Whether the form takes these operands; of a label the distance is checked when it is bound. */
    boolean accepts(Operand... operands) {
        OperandKind[] kinds = kinds();
        if (operands.length != kinds.length) {
            return false;
        }
        for (int i = 0; i < kinds.length; i++) {
            if ((kinds[i].shapes >>> operands[i].shape() & 1) == 0) {
                return false;
            }
        }
        for (int i = 0; i < kinds.length; i++) {
            if (!kinds[i].accepts(operands, i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The instruction.
     *
     * @param site its offset in the code, which decoded targets count from
     * @throws AssemblyException if the form does not take the operands
     */
    int encode(int site, Operand... operands) {
        if (!accepts(operands)) {
            throw new AssemblyException("'" + text + "' does not take " + Arrays.toString(operands));
        }
        return encodeAccepted(site, operands);
    }

    /** The instruction for operands that {@link #accepts} took; fields of labels are 0. */
    int encodeAccepted(int site, Operand... operands) {
        OperandKind[] kinds = kinds();
        int word = value;
        for (int i = 0; i < kinds.length; i++) {
            word |= kinds[i].encode(operands, i, site);
        }
        return word;
    }

    /** The operands of an instruction of this form at an offset, or null if it is none. */
    Operand[] decode(int word, int site) {
        if ((word & mask) != value) {
            return null;
        }
        OperandKind[] kinds = kinds();
        Operand[] decoded = new Operand[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            decoded[i] = kinds[i].decode(word, decoded, i, site);
            if (decoded[i] == null) {
                return null;
            }
        }
        return decoded;
    }

    @Override
    public String toString() {
        return text;
    }
}
