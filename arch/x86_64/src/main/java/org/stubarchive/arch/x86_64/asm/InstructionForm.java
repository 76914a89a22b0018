package org.stubarchive.arch.x86_64.asm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.stubgen.AssemblyException;

/**
 * One row of the instruction table. Its text is {@code mnemonic operands : encoding [: feature]}; a quoted operand is printed as it stands and neither given nor encoded.
 */
public final class InstructionForm {
    private static final String SEPARATOR = " : ";

    private final String text;
    private final Mnemonic mnemonic;
    private final List<OperandKind> kinds;
    /** The same, for speed. */
    private final OperandKind[] kindArray;
    /** Operand texts in print order: null where an operand of {@link #kinds} is printed. */
    private final List<String> printed;
    private final Encoding encoding;
    private final CpuFeature feature;
    private final boolean usesVvvv;
    private final boolean isMaskable;
    private final int immediateBytes;

    InstructionForm(String text) {
        this.text = text;
        int encodingStart = text.indexOf(SEPARATOR);
        int featureStart = text.indexOf(SEPARATOR, encodingStart + SEPARATOR.length());
        String head = text.substring(0, encodingStart);
        int space = head.indexOf(' ');
        this.mnemonic = Mnemonic.valueOf(space < 0 ? head : head.substring(0, space));
        List<OperandKind> k = new ArrayList<>();
        List<String> print = new ArrayList<>();
        if (space >= 0) {
            for (String operand : head.substring(space + 1).split(",")) {
                if (operand.startsWith("'")) {
                    print.add(operand.substring(1, operand.length() - 1));
                } else {
                    k.add(OperandKind.ofText(operand));
                    print.add(null);
                }
            }
        }
        this.kinds = List.copyOf(k);
        this.kindArray = k.toArray(new OperandKind[0]);
        this.printed = print;
        this.usesVvvv = k.stream().anyMatch(kind -> kind.role == OperandKind.Role.VVVV);
        this.isMaskable = !k.isEmpty() && k.get(0).maskable();
        this.immediateBytes = k.stream().filter(kind -> kind.role == OperandKind.Role.IMMEDIATE).mapToInt(kind -> kind.bytes).sum();
        int encodingEnd = featureStart < 0 ? text.length() : featureStart;
        this.encoding = new Encoding(text.substring(encodingStart + SEPARATOR.length(), encodingEnd));
        this.feature = featureStart < 0 ? null : CpuFeature.valueOf(text.substring(featureStart + SEPARATOR.length()));
    }

    /** Mnemonic. */
    public Mnemonic mnemonic() {
        return mnemonic;
    }

    /** CPU feature that the instruction needs, or null for the baseline. */
    public CpuFeature feature() {
        return feature;
    }

    List<OperandKind> kinds() {
        return kinds;
    }

    /** The kinds as an array, which nobody may change. */
    OperandKind[] kindArray() {
        return kindArray;
    }

    /** Whether an operand is in the field vvvv. */
    boolean usesVvvv() {
        return usesVvvv;
    }

    /** Whether the first operand may carry a write mask. */
    boolean isMaskable() {
        return isMaskable;
    }

    /** Bytes of all immediates. */
    int immediateBytes() {
        return immediateBytes;
    }

    List<String> printed() {
        return printed;
    }

    Encoding encoding() {
        return encoding;
    }

    /** Number of vector registers that the encoding reaches; general registers are 16 always. */
    private int registerLimit() {
        return encoding.scheme == Encoding.Scheme.EVEX ? 32 : 16;
    }

    /** Whether the form takes these operands, apart from the reach of a branch. */
    boolean accepts(Operand... operands) {
        OperandKind[] k = kindArray;
        if (operands.length != k.length) {
            return false;
        }
        for (int i = 0; i < k.length; i++) {
            if ((k[i].shapes >>> operands[i].shape() & 1) == 0) {
                return false;
            }
        }
        for (int i = 0; i < k.length; i++) {
            if (k[i].selective && !k[i].accepts(operands[i], registerLimit())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Emits the instruction.
     *
     * @throws AssemblyException if the form does not take the operands
     */
    void encode(CodeSink sink, Operand... operands) {
        if (!accepts(operands)) {
            throw new AssemblyException("'" + text + "' does not take " + Arrays.toString(operands));
        }
        encodeAccepted(sink, operands);
    }

    /** Emits the instruction for operands that {@link #accepts} took. */
    void encodeAccepted(CodeSink sink, Operand... operands) {
        Fields f = new Fields(operands);
        switch (encoding.scheme) {
            case LEGACY -> legacyPrefixes(sink, f);
            case VEX -> vex(sink, f);
            case EVEX -> evex(sink, f);
        }
        sink.emit8(encoding.opcode | (encoding.registerInOpcode && encoding.fixedModRm == Encoding.NONE ? f.opcodeRegister & 7 : 0));
        if (encoding.fixedModRm != Encoding.NONE) {
            sink.emit8(encoding.fixedModRm | (encoding.registerInOpcode ? f.opcodeRegister & 7 : 0));
        } else if (encoding.hasModRm()) {
            modRm(sink, f);
        }
        if (f.immediateBytes != 0) {
            for (int i = 0; i < operands.length; i++) {
                trailing(sink, kindArray[i], operands[i]);
            }
        }
    }

    /** The operands sorted by the field that holds them. */
    private final class Fields {
        int reg;
        Operand rm;
        int vvvv;
        int opcodeRegister;
        int mask;
        int zeroing;
        boolean needsRex;
        int immediateBytes;

        Fields(Operand[] operands) {
            if (encoding.digit != Encoding.NONE) {
                reg = encoding.digit;
            }
            for (int i = 0; i < operands.length; i++) {
                OperandKind kind = kindArray[i];
                Operand operand = operands[i];
                if (operand instanceof Masked masked) {
                    mask = masked.mask().number();
                    zeroing = masked.mode() == Masked.Mode.ZERO ? 1 : 0;
                    operand = masked.operand();
                }
                if (operand instanceof Reg r && r.kind() == RegClass.R8 && r.number() >= 4 && r.number() < 8) {
                    needsRex = true;
                }
                switch (kind.role) {
                    case REG -> {
                        if (encoding.registerInOpcode) {
                            opcodeRegister = ((Reg) operand).number();
                        } else {
                            reg = ((Reg) operand).number();
                        }
                    }
                    case RM -> rm = operand;
                    case VVVV -> vvvv = ((Reg) operand).number();
                    case OPCODE -> opcodeRegister = ((Reg) operand).number();
                    case IMMEDIATE, RELATIVE -> immediateBytes += kind.bytes;
                    case FIXED_REGISTER, FIXED_IMMEDIATE -> { }
                }
            }
        }

        int base() {
            if (rm instanceof Reg r) {
                return r.number();
            }
            if (rm instanceof Mem m) {
                return m.base() == null ? 0 : m.base().number();
            }
            return opcodeRegister;
        }

        int index() {
            if (rm instanceof Mem m) {
                return m.index() == null ? 0 : m.index().number();
            }
            // EVEX extends a vector register in the rm field by X.
            return rm instanceof Reg r ? r.number() >> 1 : 0;
        }
    }

    private static int bit3(int number) {
        return number >> 3 & 1;
    }

    private void legacyPrefixes(CodeSink sink, Fields f) {
        for (byte b : encoding.prefixBytes) {
            sink.emit8(b);
        }
        int rex = (encoding.wide == Encoding.WideBit.ONE ? 8 : 0) | bit3(f.reg) << 2 | bit3(f.base());
        if (f.rm instanceof Mem) {
            rex |= bit3(f.index()) << 1;
        }
        if (rex != 0 || f.needsRex) {
            sink.emit8(0x40 | rex);
        }
        if (encoding.map != 0) {
            sink.emit8(0x0F);
        }
        if (encoding.map >= 2) {
            sink.emit8(encoding.map == 2 ? 0x38 : 0x3A);
        }
    }

    private void vex(CodeSink sink, Fields f) {
        int x = f.rm instanceof Mem ? bit3(f.index()) : 0;
        int b = bit3(f.base());
        int notR = bit3(f.reg) ^ 1;
        int low = (~f.vvvv & 15) << 3 | encoding.length << 2 | encoding.pp();
        if (x == 0 && b == 0 && encoding.map == 1 && encoding.wide != Encoding.WideBit.ONE) {
            sink.emit8(0xC5);
            sink.emit8(notR << 7 | low);
        } else {
            sink.emit8(0xC4);
            sink.emit8(notR << 7 | (x ^ 1) << 6 | (b ^ 1) << 5 | encoding.map);
            sink.emit8((encoding.wide == Encoding.WideBit.ONE ? 0x80 : 0) | low);
        }
    }

    private void evex(CodeSink sink, Fields f) {
        int notR = bit3(f.reg) ^ 1;
        int notR4 = f.reg >> 4 & 1 ^ 1;
        int notX = bit3(f.index()) ^ 1;
        int notB = bit3(f.base()) ^ 1;
        sink.emit8(0x62);
        sink.emit8(notR << 7 | notX << 6 | notB << 5 | notR4 << 4 | encoding.map);
        sink.emit8((encoding.wide == Encoding.WideBit.ONE ? 0x80 : 0) | (~f.vvvv & 15) << 3 | 4 | encoding.pp());
        sink.emit8(f.zeroing << 7 | encoding.length << 5 | (f.vvvv >> 4 & 1 ^ 1) << 3 | f.mask);
    }

    private void modRm(CodeSink sink, Fields f) {
        int reg = (f.reg & 7) << 3;
        if (f.rm instanceof Reg r) {
            sink.emit8(0xC0 | reg | r.number() & 7);
            return;
        }
        Mem m = (Mem) f.rm;
        if (m.relative() != null) {
            sink.emit8(reg | 5);
            sink.relative(m, f.immediateBytes);
            return;
        }
        if (m.base() == null) {
            sink.emit8(reg | 4);
            sink.emit8(m.scale() << 6 | (m.index().number() & 7) << 3 | 5);
            sink.emit32(m.displacement());
            return;
        }
        int mod = displacementMode(m);
        int base = m.base().number() & 7;
        if (m.index() != null || base == 4) {
            sink.emit8(mod << 6 | reg | 4);
            sink.emit8(m.scale() << 6 | (m.index() == null ? 4 : m.index().number() & 7) << 3 | base);
        } else {
            sink.emit8(mod << 6 | reg | base);
        }
        if (mod == 1) {
            sink.emit8(m.displacement() / encoding.displacementFactor);
        } else if (mod == 2) {
            sink.emit32(m.displacement());
        }
    }

    private int displacementMode(Mem m) {
        int d = m.displacement();
        boolean isByte = d % encoding.displacementFactor == 0 && d / encoding.displacementFactor == (byte) (d / encoding.displacementFactor);
        return switch (m.size()) {
            case WORD -> 2;
            case BYTE -> {
                if (!isByte) {
                    throw new AssemblyException("displacement " + d + " does not fit a byte");
                }
                yield 1;
            }
            // rbp and r13 as base have no form without displacement.
            case SHORTEST -> d == 0 && (m.base().number() & 7) != 5 ? 0 : isByte ? 1 : 2;
        };
    }

    private static void trailing(CodeSink sink, OperandKind kind, Operand operand) {
        if (kind.role == OperandKind.Role.IMMEDIATE) {
            long value = ((Imm) operand).value();
            for (int i = 0; i < kind.bytes; i++) {
                sink.emit8((int) (value >> 8 * i));
            }
        } else if (kind.role == OperandKind.Role.RELATIVE) {
            sink.branch((Target) operand, kind.bytes);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
