package org.stubarchive.compiler.graph;

/**
 * What pure operations on numbers give (JVMS 6.5): for folding and for the interpreter of graphs. Numbers are passed as longs: ints sign-extended, floats
 * and doubles as their bits.
 */
public final class Evaluation {
    private Evaluation() {}

    /** Whether {@link #evaluate} knows the operation. */
    public static boolean isKnown(Op op) {
        return op.isPure() && op.compareTo(Op.IADD) >= 0 && op.compareTo(Op.DCMPG) <= 0;
    }

    /** Whether the result is defined for this divisor; true for all operations that do not divide integers. */
    public static boolean isDefined(Op op, long second) {
        return switch (op) {
            case IDIV, IREM, LDIV, LREM -> second != 0;
            default -> true;
        };
    }

    /**
     * The result of an operation.
     *
     * @param b second input; anything if there is none
     * @throws IllegalArgumentException if the operation is not known
     */
    public static long evaluate(Op op, long a, long b) {
        return switch (op.name().charAt(0)) {
            case 'I' -> op.input(0) == Kind.INT && op.result() == Kind.INT ? ofInt(op, (int) a, (int) b) : convert(op, a);
            case 'L' -> op == Op.LCMP ? Long.compare(a, b) : op.compareTo(Op.LXOR) <= 0 ? ofLong(op, a, b) : convert(op, a);
            case 'F' -> op.compareTo(Op.FNEG) <= 0 ? ofFloat(op, asFloat(a), asFloat(b)) : convertFloat(op, asFloat(a), asFloat(b));
            case 'D' -> op.compareTo(Op.DNEG) <= 0 ? ofDouble(op, asDouble(a), asDouble(b)) : convertDouble(op, asDouble(a), asDouble(b));
            default -> throw unknown(op);
        };
    }

    /** The float of these bits. */
    public static float asFloat(long bits) {
        return Float.intBitsToFloat((int) bits);
    }

    /** The double of these bits. */
    public static double asDouble(long bits) {
        return Double.longBitsToDouble(bits);
    }

    /** The bits of a float. */
    public static long bits(float f) {
        return Float.floatToRawIntBits(f);
    }

    /** The bits of a double. */
    public static long bits(double d) {
        return Double.doubleToRawLongBits(d);
    }

    private static long ofInt(Op op, int a, int b) {
        return switch (op) {
            case IADD -> a + b;
            case ISUB -> a - b;
            case IMUL -> a * b;
            case IDIV -> a / b;
            case IREM -> a % b;
            case INEG -> -a;
            case ISHL -> a << b;
            case ISHR -> a >> b;
            case IUSHR -> a >>> b;
            case IAND -> a & b;
            case IOR -> a | b;
            case IXOR -> a ^ b;
            case I2B -> (byte) a;
            case I2C -> (char) a;
            case I2S -> (short) a;
            default -> throw unknown(op);
        };
    }

    private static long ofLong(Op op, long a, long b) {
        return switch (op) {
            case LADD -> a + b;
            case LSUB -> a - b;
            case LMUL -> a * b;
            case LDIV -> a / b;
            case LREM -> a % b;
            case LNEG -> -a;
            case LSHL -> a << b;
            case LSHR -> a >> b;
            case LUSHR -> a >>> b;
            case LAND -> a & b;
            case LOR -> a | b;
            case LXOR -> a ^ b;
            default -> throw unknown(op);
        };
    }

    private static long ofFloat(Op op, float a, float b) {
        return bits(switch (op) {
            case FADD -> a + b;
            case FSUB -> a - b;
            case FMUL -> a * b;
            case FDIV -> a / b;
            case FREM -> a % b;
            case FNEG -> -a;
            default -> throw unknown(op);
        });
    }

    private static long ofDouble(Op op, double a, double b) {
        return bits(switch (op) {
            case DADD -> a + b;
            case DSUB -> a - b;
            case DMUL -> a * b;
            case DDIV -> a / b;
            case DREM -> a % b;
            case DNEG -> -a;
            default -> throw unknown(op);
        });
    }

    private static long convert(Op op, long a) {
        return switch (op) {
            case I2L -> a;
            case I2F -> bits((float) (int) a);
            case I2D -> bits((double) (int) a);
            case L2I -> (int) a;
            case L2F -> bits((float) a);
            case L2D -> bits((double) a);
            default -> throw unknown(op);
        };
    }

    private static long convertFloat(Op op, float a, float b) {
        return switch (op) {
            case F2I -> (int) a;
            case F2L -> (long) a;
            case F2D -> bits((double) a);
            case FCMPL -> a > b ? 1 : a == b ? 0 : -1;
            case FCMPG -> a < b ? -1 : a == b ? 0 : 1;
            default -> throw unknown(op);
        };
    }

    private static long convertDouble(Op op, double a, double b) {
        return switch (op) {
            case D2I -> (int) a;
            case D2L -> (long) a;
            case D2F -> bits((float) a);
            case DCMPL -> a > b ? 1 : a == b ? 0 : -1;
            case DCMPG -> a < b ? -1 : a == b ? 0 : 1;
            default -> throw unknown(op);
        };
    }

    private static IllegalArgumentException unknown(Op op) {
        return new IllegalArgumentException(op + " is no operation on numbers");
    }
}
