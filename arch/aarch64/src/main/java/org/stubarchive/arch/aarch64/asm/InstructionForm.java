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

    private final String text;
    private final Mnemonic mnemonic;
    private final OperandKind[] kinds;
    /** Operand texts in print order: null where an operand of {@link #kinds} is printed. */
    private final String[] printed;
    private final String pattern;
    private final int mask;
    private final int value;
    private final CpuFeature feature;
    private final A64LabelUse labelUse;

    InstructionForm(String text) {
        this.text = text;
        int patternStart = text.indexOf(SEPARATOR);
        int featureStart = text.indexOf(SEPARATOR, patternStart + SEPARATOR.length());
        String head = text.substring(0, patternStart);
        this.pattern = text.substring(patternStart + SEPARATOR.length(), featureStart < 0 ? text.length() : featureStart).replace(" ", "");
        if (pattern.length() != WORD) {
            throw new IllegalArgumentException("pattern of " + pattern.length() + " bits: " + text);
        }
        this.mask = bits('0') | bits('1');
        this.value = bits('1');
        this.feature = featureStart < 0 ? null : CpuFeature.valueOf(text.substring(featureStart + SEPARATOR.length()));
        int space = head.indexOf(' ');
        this.mnemonic = Mnemonic.valueOf(space < 0 ? head : head.substring(0, space));
        List<OperandKind> k = new ArrayList<>();
        List<String> print = new ArrayList<>();
        OperandParser parser = new OperandParser(pattern);
        if (space >= 0) {
            for (String operand : OperandParser.split(head.substring(space + 1))) {
                if (operand.startsWith("'")) {
                    print.add(operand.substring(1, operand.length() - 1));
                } else {
                    k.add(parser.parse(operand));
                    print.add(null);
                }
            }
        }
        parser.checkAllUsed(text);
        this.kinds = k.toArray(new OperandKind[0]);
        this.printed = print.toArray(new String[0]);
        A64LabelUse use = null;
        for (OperandKind kind : kinds) {
            use = kind.labelUse() == null ? use : kind.labelUse();
        }
        this.labelUse = use;
    }

    private int bits(char c) {
        int result = 0;
        for (int i = 0; i < WORD; i++) {
            result = result << 1 | (pattern.charAt(i) == c ? 1 : 0);
        }
        return result;
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
        return kinds;
    }

    String[] printed() {
        return printed;
    }

    String pattern() {
        return pattern;
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
        return labelUse;
    }

    /** Whether the form takes these operands; of a label the distance is checked when it is bound. */
    boolean accepts(Operand... operands) {
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
        Operand[] operands = new Operand[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            operands[i] = kinds[i].decode(word, operands, i, site);
            if (operands[i] == null) {
                return null;
            }
        }
        return operands;
    }

    @Override
    public String toString() {
        return text;
    }
}
