package org.stubarchive.arch.x86_64.asm;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.stubgen.Disassembler;

/**
 * Decodes the instructions of the table: the inverse of {@link InstructionForm#encode}. The row is found without making any operand; those who only
 * need its length and features read far more code than those who print it.
 */
public final class X86Decoder {
    /**
     * A decoded instruction.
     *
     * @param form its row
     * @param operands its operands, in the row's order
     * @param length bytes
     */
    public record Decoded(InstructionForm form, List<Operand> operands, int length) {}

    private final byte[] code;
    private final int start;
    private int position;
    private int prefixes;
    /** The four bits W, R, X, B. */
    private boolean rexPresent;
    private int wide;
    private int extendReg;
    private int extendIndex;
    private int extendBase;
    private int vvvv;
    private int length;
    private int mask;
    private int zeroing;
    private int highReg;
    private int opcode;
    private int afterOpcode;
    private int modRm;
    private int afterModRm;
    private InstructionForm form;

    private X86Decoder(byte[] code, int offset) {
        this.code = code;
        this.start = offset;
        this.position = offset;
    }

    /** Decodes the instruction at an offset; null if no row matches or the code ends within it. */
    public static Decoded decode(byte[] code, int offset) {
        X86Decoder d = new X86Decoder(code, offset);
        return d.find() ? new Decoded(d.form, d.operands(), d.position - offset) : null;
    }

    /** Length and row of the instruction at an offset, without its operands: for reading much code. Not valid if {@link #decode} gives null. */
    static Disassembler.Outline outline(byte[] code, int offset) {
        X86Decoder d = new X86Decoder(code, offset);
        return d.find() ? new Disassembler.Outline(d.position - offset, d.form.feature(), true) : Disassembler.Outline.unknown(1);
    }

    /** Finds the row of the instruction; the position is then behind it. */
    private boolean find() {
        try {
            return scan();
        } catch (ArrayIndexOutOfBoundsException e) {
            return false; // The code ends within the instruction.
        }
    }

    private int next() {
        return code[position++] & 0xFF;
    }

    private int next32() {
        int value = next() | next() << 8 | next() << 16;
        return value | next() << 24;
    }

    private boolean scan() {
        int first = next();
        while (Encoding.prefixOfByte(first) != 0) {
            if ((prefixes & Encoding.prefixOfByte(first)) != 0) {
                return false;
            }
            prefixes |= Encoding.prefixOfByte(first);
            first = next();
        }
        if (prefixes == 0 && first == 0xC5) {
            return vex2();
        }
        if (prefixes == 0 && first == 0xC4) {
            return vex3();
        }
        if (prefixes == 0 && first == 0x62) {
            return evex();
        }
        if ((first & 0xF0) == 0x40) {
            rexPresent = true;
            wide = first >> 3 & 1;
            extendReg = first << 1 & 8;
            extendIndex = first << 2 & 8;
            extendBase = first << 3 & 8;
            first = next();
        }
        int map = 0;
        if (first == 0x0F) {
            map = 1;
            first = next();
            if (first == 0x38 || first == 0x3A) {
                map = first == 0x38 ? 2 : 3;
                first = next();
            }
        }
        return match(Encoding.Scheme.LEGACY, map, first);
    }

    private boolean vex2() {
        int b = next();
        extendReg = (b >> 4 & 8) ^ 8;
        vvvv = ~(b >> 3) & 15;
        length = b >> 2 & 1;
        prefixes = Encoding.prefixOfPp(b & 3);
        return match(Encoding.Scheme.VEX, 1, next());
    }

    private boolean vex3() {
        int b = next();
        extendReg = (b >> 4 & 8) ^ 8;
        extendIndex = (b >> 3 & 8) ^ 8;
        extendBase = (b >> 2 & 8) ^ 8;
        int map = b & 31;
        b = next();
        wide = b >> 7;
        vvvv = ~(b >> 3) & 15;
        length = b >> 2 & 1;
        prefixes = Encoding.prefixOfPp(b & 3);
        return match(Encoding.Scheme.VEX, map, next());
    }

    private boolean evex() {
        int b = next();
        extendReg = (b >> 4 & 8) ^ 8;
        extendIndex = (b >> 3 & 8) ^ 8;
        extendBase = (b >> 2 & 8) ^ 8;
        highReg = (b & 16) ^ 16;
        int map = b & 7;
        if ((b & 8) != 0) {
            return false;
        }
        b = next();
        if ((b & 4) == 0) {
            return false;
        }
        wide = b >> 7;
        vvvv = ~(b >> 3) & 15;
        prefixes = Encoding.prefixOfPp(b & 3);
        b = next();
        zeroing = b >> 7;
        length = b >> 5 & 3;
        vvvv |= (b << 1 & 16) ^ 16;
        mask = b & 7;
        if ((b & 16) != 0) {
            return false; // Broadcast and rounding are in no row.
        }
        return match(Encoding.Scheme.EVEX, map, next());
    }

    private boolean match(Encoding.Scheme scheme, int map, int foundOpcode) {
        opcode = foundOpcode;
        afterOpcode = position;
        for (InstructionForm candidate : InstructionTable.forms(scheme, map, foundOpcode)) {
            position = afterOpcode;
            if (fits(candidate)) {
                form = candidate;
                return true;
            }
        }
        return false;
    }

    /** Whether a row takes the bytes behind the opcode; then the position is behind the instruction. */
    private boolean fits(InstructionForm candidate) {
        Encoding e = candidate.encoding();
        if (e.prefixes != prefixes || e.scheme != Encoding.Scheme.LEGACY && e.length != length) {
            return false;
        }
        if (e.wide != Encoding.WideBit.IGNORED && (e.wide == Encoding.WideBit.ONE ? 1 : 0) != wide) {
            return false;
        }
        if (vvvv != 0 && !candidate.usesVvvv() || mask != 0 && !candidate.isMaskable() || zeroing != 0 && mask == 0) {
            return false;
        }
        modRm = 0;
        if (e.fixedModRm != Encoding.NONE) {
            modRm = next();
            if ((e.registerInOpcode ? modRm & ~7 : modRm) != e.fixedModRm) {
                return false;
            }
        } else if (e.hasModRm()) {
            modRm = next();
            if (e.digit != Encoding.NONE && (modRm >> 3 & 7) != e.digit) {
                return false;
            }
        }
        afterModRm = position;
        boolean isRegister = modRm >> 6 == 3;
        boolean passedMemory = false;
        for (OperandKind kind : candidate.kindArray()) {
            switch (kind.role) {
                case REG, OPCODE, VVVV -> {
                    if (!exists(kind.regClass, number(e, kind))) {
                        return false;
                    }
                }
                case RM -> {
                    if (isRegister) {
                        if (kind.regClass == null || !exists(kind.regClass, number(e, kind))) {
                            return false;
                        }
                    } else if (kind.memoryBits < 0 || zeroing != 0 && kind.maskable() || !passedMemory && !passMemory()) {
                        return false;
                    } else {
                        passedMemory = true;
                    }
                }
                case IMMEDIATE, RELATIVE -> position += kind.bytes;
                case FIXED_REGISTER, FIXED_IMMEDIATE -> { }
            }
        }
        return position <= code.length;
    }

    /** Number of the register in an operand's field. */
    private int number(Encoding e, OperandKind kind) {
        return switch (kind.role) {
            case REG -> e.registerInOpcode ? opcode & 7 | extendBase : modRm >> 3 & 7 | extendReg | highReg;
            case OPCODE -> modRm & 7;
            case VVVV -> vvvv;
            // EVEX extends a vector register in the rm field by X.
            case RM -> modRm & 7 | extendBase | (e.scheme == Encoding.Scheme.EVEX ? extendIndex << 1 : 0);
            default -> throw new IllegalStateException("operand role " + kind.role);
        };
    }

    /** Whether the class has a register of that number; without a REX prefix, 4 to 7 are ah, ch, dh and bh, which no row takes. */
    private boolean exists(RegClass regClass, int number) {
        return number < regClass.count() && (regClass != RegClass.R8 || number < 4 || number >= 8 || rexPresent);
    }

    /** Passes over SIB byte and displacement; false if they are in no row. */
    private boolean passMemory() {
        int mod = modRm >> 6;
        int base = modRm & 7;
        if (base == 4) {
            int sib = next();
            base = sib & 7;
            if (base == 5 && mod == 0 && (sib >> 3 & 7 | extendIndex) == 4) {
                return false;
            }
        }
        position += mod == 1 ? 1 : mod == 2 || base == 5 ? 4 : 0;
        return true;
    }

    /** The operands of the row that was found. */
    private List<Operand> operands() {
        Encoding e = form.encoding();
        position = afterModRm;
        Operand memory = null;
        List<Operand> operands = new ArrayList<>();
        for (OperandKind kind : form.kindArray()) {
            Operand operand;
            switch (kind.role) {
                case REG, OPCODE, VVVV -> operand = Reg.of(kind.regClass, number(e, kind));
                case FIXED_REGISTER -> operand = kind.fixedRegister();
                case FIXED_IMMEDIATE -> operand = Imm.of(1);
                case RM -> {
                    if (modRm >> 6 == 3) {
                        operand = Reg.of(kind.regClass, number(e, kind));
                    } else {
                        if (memory == null) {
                            memory = memory(kind.memoryBits, e.displacementFactor, form.immediateBytes());
                        }
                        operand = memory;
                    }
                }
                case IMMEDIATE -> operand = Imm.of(immediate(kind.bytes));
                case RELATIVE -> {
                    long distance = immediate(kind.bytes);
                    operand = Target.decoded(position + distance);
                }
                default -> throw new IllegalStateException("operand role " + kind.role);
            }
            if (mask != 0 && kind.maskable()) {
                operand = new Masked(operand, Reg.k(mask), zeroing != 0 ? Masked.Mode.ZERO : Masked.Mode.MERGE);
            }
            operands.add(operand);
        }
        return operands;
    }

    private long immediate(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << 8 * i;
        }
        int unused = 64 - 8 * bytes;
        return value << unused >> unused;
    }

    private Operand memory(int bits, int displacementFactor, int trailing) {
        int mod = modRm >> 6;
        int rm = modRm & 7;
        Reg index = null;
        int scale = 0;
        if (rm == 4) {
            int sib = next();
            int i = sib >> 3 & 7 | extendIndex;
            if (i != 4) {
                index = Reg.r64(i);
                scale = sib >> 6;
            }
            rm = sib & 7;
            if (rm == 5 && mod == 0) {
                return new Mem(bits, null, index, scale, next32(), null, Mem.DisplacementSize.WORD);
            }
        } else if (mod == 0 && rm == 5) {
            int distance = next32();
            return new Mem(bits, null, null, 0, distance, new Mem.ToOffset((long) position + trailing + distance), Mem.DisplacementSize.WORD);
        }
        Reg base = Reg.r64(rm | extendBase);
        return switch (mod) {
            case 0 -> new Mem(bits, base, index, scale, 0, null, Mem.DisplacementSize.SHORTEST);
            case 1 -> new Mem(bits, base, index, scale, (byte) next() * displacementFactor, null, Mem.DisplacementSize.BYTE);
            default -> new Mem(bits, base, index, scale, next32(), null, Mem.DisplacementSize.WORD);
        };
    }
}
