package org.stubarchive.compiler.graph;

import org.stubarchive.format.runtime.BasicType;

/** The kinds of values that bytecode computes with (JVMS 2.11.1), and of nodes that give none. */
public enum Kind {
    /** No value. */
    VOID('V', 0),
    /** A 32-bit integer. */
    INT('I', 1),
    /** A 64-bit integer. */
    LONG('J', 2),
    /** A float. */
    FLOAT('F', 1),
    /** A double. */
    DOUBLE('D', 2),
    /** A reference. */
    REF('A', 1);

    private static final Kind[] VALUES = values();

    private final char letter;
    private final int slots;

    Kind(char letter, int slots) {
        this.letter = letter;
        this.slots = slots;
    }

    /** Letter of the kind: that of its descriptor, {@code A} for references. */
    public char letter() {
        return letter;
    }

    /** Local variable or stack slots: 0, 1 or 2. */
    public int slots() {
        return slots;
    }

    /** Kind of the values of a type. */
    public static Kind of(BasicType type) {
        return switch (type) {
            case BOOLEAN, BYTE, CHAR, SHORT, INT -> INT;
            case LONG -> LONG;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case OBJECT, ARRAY -> REF;
            case VOID -> VOID;
        };
    }

    /** Kind with this letter. */
    static Kind of(char letter) {
        for (Kind k : VALUES) {
            if (k.letter == letter) {
                return k;
            }
        }
        throw new IllegalArgumentException("no kind: " + letter);
    }
}
