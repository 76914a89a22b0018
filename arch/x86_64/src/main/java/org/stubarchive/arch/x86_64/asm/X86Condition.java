package org.stubarchive.arch.x86_64.asm;

import org.stubarchive.stubgen.Condition;

/** Condition codes; the position is the encoding. */
public enum X86Condition {
    O(0), NO(1), B(2), AE(3), E(4), NE(5), BE(6), A(7), S(8), NS(9), P(10), NP(11), L(12), GE(13), LE(14), G(15);

    private static final X86Condition[] VALUES = values();
    private final int code;
    private final Mnemonic jump;
    private final Mnemonic set;
    private final Mnemonic move;

    X86Condition(int code) {
        this.code = code;
        this.jump = Mnemonic.valueOf("J" + name());
        this.set = Mnemonic.valueOf("SET" + name());
        this.move = Mnemonic.valueOf("CMOV" + name());
    }

    /** Low four bits of the opcode. */
    public int code() {
        return code;
    }

    /** Conditional jump. */
    public Mnemonic jump() {
        return jump;
    }

    /** Conditional byte set. */
    public Mnemonic set() {
        return set;
    }

    /** Conditional move. */
    public Mnemonic move() {
        return move;
    }

    /** The opposite condition. */
    public X86Condition negate() {
        return VALUES[code ^ 1];
    }

    /** Condition for the flags of {@code cmp}. */
    public static X86Condition of(Condition condition) {
        return switch (condition) {
            case EQUAL -> E;
            case NOT_EQUAL -> NE;
            case LESS -> L;
            case LESS_EQUAL -> LE;
            case GREATER -> G;
            case GREATER_EQUAL -> GE;
            case BELOW -> B;
            case BELOW_EQUAL -> BE;
            case ABOVE -> A;
            case ABOVE_EQUAL -> AE;
        };
    }
}
