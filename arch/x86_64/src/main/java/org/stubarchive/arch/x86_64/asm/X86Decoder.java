package org.stubarchive.arch.x86_64.asm;

import java.util.ArrayList;
import java.util.List;

/** Decodes the instructions of the table: the inverse of {@link InstructionForm#encode}. */
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

    private X86Decoder(byte[] code, int offset) {
        this.code = code;
        this.start = offset;
        this.position = offset;
    }

    /** Decodes the instruction at an offset; null if no row matches or the code ends within it. */
    public static Decoded decode(byte[] code, int offset) {
        try {
            return new X86Decoder(code, offset).decode();
        } catch (ArrayIndexOutOfBoundsException e) {
            return null; // The code ends within the instruction.
        }
    }

    private int next() {
        return code[position++] & 0xFF;
    }

    private int next32() {
        int value = next() | next() << 8 | next() << 16;
        return value | next() << 24;
    }

    private Decoded decode() {
        int first = next();
        while (Encoding.prefixOfByte(first) != 0) {
            if ((prefixes & Encoding.prefixOfByte(first)) != 0) {
                return null;
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

    private Decoded vex2() {
        int b = next();
        extendReg = (b >> 4 & 8) ^ 8;
        vvvv = ~(b >> 3) & 15;
        length = b >> 2 & 1;
        prefixes = Encoding.prefixOfPp(b & 3);
        return match(Encoding.Scheme.VEX, 1, next());
    }

    private Decoded vex3() {
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

    private Decoded evex() {
        int b = next();
        extendReg = (b >> 4 & 8) ^ 8;
        extendIndex = (b >> 3 & 8) ^ 8;
        extendBase = (b >> 2 & 8) ^ 8;
        highReg = (b & 16) ^ 16;
        int map = b & 7;
        if ((b & 8) != 0) {
            return null;
        }
        b = next();
        if ((b & 4) == 0) {
            return null;
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
            return null; // Broadcast and rounding are in no row.
        }
        return match(Encoding.Scheme.EVEX, map, next());
    }

    private Decoded match(Encoding.Scheme scheme, int map, int opcode) {
        int afterOpcode = position;
        for (InstructionForm form : InstructionTable.forms(scheme, map, opcode)) {
            position = afterOpcode;
            List<Operand> operands = operands(form, opcode);
            if (operands != null) {
                return new Decoded(form, operands, position - start);
            }
        }
        return null;
    }

    private List<Operand> operands(InstructionForm form, int opcode) {
        Encoding e = form.encoding();
        if (e.prefixes != prefixes || e.scheme != Encoding.Scheme.LEGACY && e.length != length) {
            return null;
        }
        if (e.wide != Encoding.WideBit.IGNORED && (e.wide == Encoding.WideBit.ONE ? 1 : 0) != wide) {
            return null;
        }
        int modRm = 0;
        if (e.fixedModRm != Encoding.NONE) {
            modRm = next();
            if ((e.registerInOpcode ? modRm & ~7 : modRm) != e.fixedModRm) {
                return null;
            }
        } else if (e.hasModRm()) {
            modRm = next();
            if (e.digit != Encoding.NONE && (modRm >> 3 & 7) != e.digit) {
                return null;
            }
        }
        Operand memory = null;
        int trailing = 0;
        boolean usesVvvv = false;
        for (OperandKind kind : form.kinds()) {
            trailing += kind.role == OperandKind.Role.IMMEDIATE ? kind.bytes : 0;
            usesVvvv |= kind.role == OperandKind.Role.VVVV;
            if (kind.role == OperandKind.Role.RM && modRm >> 6 == 3 && kind.regClass == null || kind.role == OperandKind.Role.RM && modRm >> 6 != 3 && kind.memoryBits < 0) {
                return null;
            }
        }
        if (!usesVvvv && vvvv != 0 || mask != 0 && (form.kinds().isEmpty() || !form.kinds().get(0).maskable()) || zeroing != 0 && mask == 0) {
            return null;
        }
        List<Operand> operands = new ArrayList<>();
        for (OperandKind kind : form.kinds()) {
            Operand operand;
            switch (kind.role) {
                case REG -> operand = register(kind.regClass, e.registerInOpcode ? opcode & 7 | extendBase : modRm >> 3 & 7 | extendReg | highReg);
                case OPCODE -> operand = register(kind.regClass, modRm & 7);
                case VVVV -> operand = register(kind.regClass, vvvv);
                case FIXED_REGISTER -> operand = kind.fixedRegister();
                case FIXED_IMMEDIATE -> operand = Imm.of(1);
                case RM -> {
                    if (modRm >> 6 == 3) {
                        int high = e.scheme == Encoding.Scheme.EVEX ? extendIndex << 1 : 0;
                        operand = register(kind.regClass, modRm & 7 | extendBase | high);
                    } else {
                        if (memory == null) {
                            memory = memory(kind.memoryBits, modRm, e.displacementFactor, trailing);
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
            if (operand == null) {
                return null;
            }
            if (mask != 0 && kind.maskable()) {
                if (zeroing != 0 && operand instanceof Mem) {
                    return null;
                }
                operand = new Masked(operand, Reg.k(mask), zeroing != 0 ? Masked.Mode.ZERO : Masked.Mode.MERGE);
            }
            operands.add(operand);
        }
        return operands;
    }

    /** The register, or null if the class has none of that number or it would be one of ah, ch, dh, bh. */
    private Reg register(RegClass regClass, int number) {
        if (number >= regClass.count() || regClass == RegClass.R8 && number >= 4 && number < 8 && !rexPresent) {
            return null;
        }
        return Reg.of(regClass, number);
    }

    private long immediate(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << 8 * i;
        }
        int unused = 64 - 8 * bytes;
        return value << unused >> unused;
    }

    private Operand memory(int bits, int modRm, int displacementFactor, int trailing) {
        int mod = modRm >> 6;
        int rm = modRm & 7;
        Reg base = null;
        Reg index = null;
        int scale = 0;
        if (rm == 4) {
            int sib = next();
            scale = sib >> 6;
            int i = sib >> 3 & 7 | extendIndex;
            index = i == 4 ? null : Reg.r64(i);
            if (index == null) {
                scale = 0;
            }
            rm = sib & 7;
            if (rm == 5 && mod == 0) {
                return index == null ? null : new Mem(bits, null, index, scale, next32(), null, Mem.DisplacementSize.WORD);
            }
        } else if (mod == 0 && rm == 5) {
            int distance = next32();
            return new Mem(bits, null, null, 0, distance, new Mem.ToOffset((long) position + trailing + distance), Mem.DisplacementSize.WORD);
        }
        base = Reg.r64(rm | extendBase);
        return switch (mod) {
            case 0 -> new Mem(bits, base, index, scale, 0, null, Mem.DisplacementSize.SHORTEST);
            case 1 -> new Mem(bits, base, index, scale, (byte) next() * displacementFactor, null, Mem.DisplacementSize.BYTE);
            default -> new Mem(bits, base, index, scale, next32(), null, Mem.DisplacementSize.WORD);
        };
    }
}
