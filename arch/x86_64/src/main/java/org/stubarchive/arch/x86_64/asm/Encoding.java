package org.stubarchive.arch.x86_64.asm;

import org.stubarchive.stubgen.AssemblyException;

/**
 * The fixed part of a form's encoding, parsed from the notation of the manual (Intel SDM vol. 2, 3.1.1.1): for example {@code 66 REX.W 0F 6E /r},
 * {@code VEX.256.F3.0F.WIG 6F /r}, {@code EVEX.512.F2.0F.W0 6F /r N64}. Immediates follow from the operand kinds. {@code N} is the factor of a one-byte displacement.
 */
final class Encoding {
    /** How the opcode is prefixed. */
    enum Scheme {
        LEGACY,
        VEX,
        EVEX
    }

    /** Value of REX.W or its successor bits. */
    enum WideBit {
        ZERO,
        ONE,
        IGNORED
    }

    static final int PREFIX_66 = 1;
    static final int PREFIX_F2 = 2;
    static final int PREFIX_F3 = 4;
    static final int PREFIX_F0 = 8;
    static final int NONE = -1;

    final Scheme scheme;
    /** Set of PREFIX_ bits. */
    final int prefixes;
    final WideBit wide;
    /** The legacy prefixes in the order in which they are emitted. */
    final byte[] prefixBytes;
    /** 0: one byte, 1: 0F, 2: 0F38, 3: 0F3A. */
    final int map;
    final int opcode;
    /** The low three bits of the last fixed byte hold a register. */
    final boolean registerInOpcode;
    /** ModRM byte that is part of the opcode, or NONE. */
    final int fixedModRm;
    /** A ModRM byte with a register in its reg field. */
    final boolean modRmRegister;
    /** Opcode extension in the reg field, or NONE. */
    final int digit;
    /** Vector length: 0, 1, 2 for 128, 256, 512. */
    final int length;
    /** Factor of a compressed displacement. */
    final int displacementFactor;

    Encoding(String text) {
        Scheme s = Scheme.LEGACY;
        int p = 0;
        WideBit w = WideBit.ZERO;
        int m = 0;
        int op = NONE;
        boolean regInOp = false;
        int fixed = NONE;
        boolean modReg = false;
        int dig = NONE;
        int len = 0;
        int factor = 1;
        for (String token : text.split(" ")) {
            if (token.startsWith("VEX.") || token.startsWith("EVEX.")) {
                String[] parts = token.split("\\.");
                s = Scheme.valueOf(parts[0]);
                len = vectorLength(parts[1]);
                p = prefixBit(parts[2]);
                m = mapOf(parts[3]);
                w = wideBit(parts[4]);
            } else if (token.equals("REX.W")) {
                w = WideBit.ONE;
            } else if (token.equals("/r")) {
                modReg = true;
            } else if (token.charAt(0) == '/') {
                dig = token.charAt(1) - '0';
            } else if (token.charAt(0) == 'N') {
                factor = Integer.parseInt(token.substring(1));
            } else if (op == NONE && s == Scheme.LEGACY && m == 0 && prefixBit(token) != 0) {
                p |= prefixBit(token);
            } else if (op == NONE && s == Scheme.LEGACY && mapToken(token, m) >= 0) {
                m = mapToken(token, m);
            } else {
                regInOp |= token.endsWith("+r");
                int value = Integer.parseInt(token.substring(0, 2), 16);
                if (op == NONE) {
                    op = value;
                } else {
                    fixed = value;
                }
            }
        }
        if (op == NONE) {
            throw new AssemblyException("no opcode in '" + text + "'");
        }
        this.scheme = s;
        this.prefixes = p;
        this.prefixBytes = s == Scheme.LEGACY ? prefixBytes(p) : new byte[0];
        this.wide = w;
        this.map = m;
        this.opcode = op;
        this.registerInOpcode = regInOp;
        this.fixedModRm = fixed;
        this.modRmRegister = modReg;
        this.digit = dig;
        this.length = len;
        this.displacementFactor = factor;
    }

    boolean hasModRm() {
        return modRmRegister || digit != NONE;
    }

    /** The pp field of VEX and EVEX. */
    int pp() {
        return switch (prefixes) {
            case 0 -> 0;
            case PREFIX_66 -> 1;
            case PREFIX_F3 -> 2;
            case PREFIX_F2 -> 3;
            default -> throw new AssemblyException("prefix set " + prefixes);
        };
    }

    static int prefixOfPp(int pp) {
        return switch (pp) {
            case 0 -> 0;
            case 1 -> PREFIX_66;
            case 2 -> PREFIX_F3;
            default -> PREFIX_F2;
        };
    }

    static int prefixOfByte(int value) {
        return switch (value) {
            case 0x66 -> PREFIX_66;
            case 0xF2 -> PREFIX_F2;
            case 0xF3 -> PREFIX_F3;
            case 0xF0 -> PREFIX_F0;
            default -> 0;
        };
    }

    private static byte[] prefixBytes(int set) {
        byte[] all = {0x66, (byte) 0xF0, (byte) 0xF2, (byte) 0xF3};
        byte[] result = new byte[Integer.bitCount(set)];
        int count = 0;
        for (byte b : all) {
            if ((set & prefixOfByte(b & 0xFF)) != 0) {
                result[count++] = b;
            }
        }
        return result;
    }

    private static int prefixBit(String token) {
        return token.length() == 2 && Character.digit(token.charAt(1), 16) >= 0 ? prefixOfByte(Integer.parseInt(token, 16)) : 0;
    }

    private static int mapToken(String token, int map) {
        if (map == 0 && token.equals("0F")) {
            return 1;
        }
        if (map == 1 && token.equals("38")) {
            return 2;
        }
        return map == 1 && token.equals("3A") ? 3 : -1;
    }

    private static int mapOf(String text) {
        return switch (text) {
            case "0F" -> 1;
            case "0F38" -> 2;
            case "0F3A" -> 3;
            default -> throw new AssemblyException("opcode map '" + text + "'");
        };
    }

    private static int vectorLength(String text) {
        return switch (text) {
            case "128", "LIG", "LZ" -> 0;
            case "256" -> 1;
            case "512" -> 2;
            default -> throw new AssemblyException("vector length '" + text + "'");
        };
    }

    private static WideBit wideBit(String text) {
        return switch (text) {
            case "W0" -> WideBit.ZERO;
            case "W1" -> WideBit.ONE;
            case "WIG" -> WideBit.IGNORED;
            default -> throw new AssemblyException("wide bit '" + text + "'");
        };
    }
}
