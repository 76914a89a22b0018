package org.stubarchive.compiler.graph;

import org.stubarchive.format.runtime.BasicType;

/** What an array access loads or stores. Bytecode does not tell byte arrays from boolean arrays. */
public enum ElementType {
    /** A byte, or a boolean: then only the lowest bit is stored. */
    BYTE_OR_BOOLEAN(Type.BYTE, 0),
    /** A boolean. */
    BOOLEAN(Type.BOOLEAN, 0),
    /** A byte. */
    BYTE(Type.BYTE, 0),
    /** A char. */
    CHAR(Type.CHAR, 1),
    /** A short. */
    SHORT(Type.SHORT, 2),
    /** An int. */
    INT(Type.INT, 3),
    /** A long. */
    LONG(Type.LONG, 4),
    /** A float. */
    FLOAT(Type.FLOAT, 5),
    /** A double. */
    DOUBLE(Type.DOUBLE, 6),
    /** A reference. */
    REF(Type.OBJECT, 7);

    /** Number of parts of the heap that arrays are. */
    static final int LEAVES = 8;

    private final Type type;
    private final int leaf;

    ElementType(Type type, int leaf) {
        this.type = type;
        this.leaf = leaf;
    }

    /** Type of the values. */
    public Type type() {
        return type;
    }

    /** Number of the part of the heap, from 0 below {@link #LEAVES}; booleans and bytes share one. */
    int leaf() {
        return leaf;
    }

    /** Elements of an array of this type. */
    public static ElementType of(BasicType element) {
        return switch (element) {
            case BOOLEAN -> BOOLEAN;
            case BYTE -> BYTE;
            case CHAR -> CHAR;
            case SHORT -> SHORT;
            case INT -> INT;
            case LONG -> LONG;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case OBJECT, ARRAY -> REF;
            case VOID -> throw new IllegalArgumentException("no element: void");
        };
    }
}
