package org.stubarchive.arch.aarch64.asm;

import java.util.Locale;

/** Immediates. */
final class ImmediateKinds {
    private static final int INT = 32;
    private static final long INT_MASK = 0xFFFF_FFFFL;

    private ImmediateKinds() {}

    /** How an immediate is printed. */
    interface Format {
        /** Appends a value. */
        void print(StringBuilder b, long value);

        /** Hexadecimal. */
        Format HEX = (b, v) -> b.append("#0x").append(Long.toHexString(v));
        /** Decimal. */
        Format DECIMAL = (b, v) -> b.append('#').append(v);
        /** The number of bits of a left shift. */
        Format LSL = (b, v) -> b.append("lsl #").append(v);
        /** The number of bits of a left shift with ones. */
        Format MSL = (b, v) -> b.append("msl #").append(v);
        /** A factor. */
        Format MUL = (b, v) -> b.append("mul #").append(v);
        /** A multiple of 4096. */
        Format PAGES = (b, v) -> b.append("#0x").append(Long.toHexString(v >> 12)).append(", lsl #12");
    }

    private abstract static class Immediate extends OperandKind {
        final Field field;
        private final Format format;

        Immediate(Field field, Format format) {
            super(Shape.IMMEDIATE);
            this.field = field;
            this.format = format;
        }

        static long value(Operand operand) {
            return ((Imm) operand).value();
        }

        @Override
        void print(StringBuilder b, Operand operand) {
            format.print(b, value(operand));
        }
    }

    /** The value is {@code offset + factor * field}. */
    static final class Linear extends Immediate {
        private final long offset;
        private final long factor;
        private final long lowest;
        private final long highest;

        Linear(Field field, Format format, long offset, long factor, long lowest, long highest) {
            super(field, format);
            this.offset = offset;
            this.factor = factor;
            this.lowest = lowest;
            this.highest = highest;
        }

        static Linear unsigned(Field field, Format format, long offset, long factor) {
            return new Linear(field, format, offset, factor, 0, field.max());
        }

        static Linear signed(Field field, Format format) {
            return new Linear(field, format, 0, 1, -1 - (field.max() >> 1), field.max() >> 1);
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            long d = value(operands[index]) - offset;
            return d % factor == 0 && d / factor >= lowest && d / factor <= highest;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return field.insert((int) ((value(operands[index]) - offset) / factor));
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            long units = lowest < 0 ? field.extractSigned(word) : field.extract(word);
            return Imm.of(offset + factor * units);
        }
    }

    /** A logical immediate. */
    static class Logical extends Immediate {
        final int width;

        Logical(int width, Field field) {
            super(field, Format.HEX);
            this.width = width;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            return LogicalImmediate.isEncodable(width, value(operands[index]));
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return field.insert(LogicalImmediate.encode(width, value(operands[index])));
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            int bits = field.extract(word);
            return LogicalImmediate.isValid(width, bits) ? Imm.of(LogicalImmediate.decode(width, bits)) : null;
        }
    }

    /** A logical immediate that no MOVZ or MOVN puts in a register: what ORR of the zero register is called MOV for. */
    static final class MovedLogical extends Logical {
        MovedLogical(int width, Field field) {
            super(width, field);
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            Operand operand = super.decode(word, earlier, index, site);
            if (operand == null) {
                return null;
            }
            long value = value(operand);
            long all = width == INT ? INT_MASK : -1;
            return MovedWide.shift(value) >= 0 || MovedWide.shift(~value & all) >= 0 ? null : operand;
        }
    }

    /** A constant with one halfword that is not 0, or all of whose others are ones; the field has 2 bits of shift (1 for 32-bit registers) and 16 of value. */
    static final class MovedWide extends Immediate {
        private static final int HALF = 16;
        private static final int HALF_MASK = 0xFFFF;
        private final int width;
        private final long inversion;

        /** @param inversion 0 for MOVZ, -1 for MOVN */
        MovedWide(int width, long inversion, Field field) {
            super(field, Format.HEX);
            this.width = width;
            this.inversion = inversion;
        }

        /** Position of the only halfword that is not 0, or -1. */
        static int shift(long value) {
            for (int shift = 0; shift < Long.SIZE; shift += HALF) {
                if ((value & ~((long) HALF_MASK << shift)) == 0) {
                    return shift;
                }
            }
            return -1;
        }

        private long all() {
            return width == INT ? INT_MASK : -1;
        }

        private long plain(long value) {
            return (value ^ inversion) & all();
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            long v = value(operands[index]);
            return (width != INT || v == (int) v || v >>> INT == 0) && shift(plain(v)) >= 0;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            long v = plain(value(operands[index]));
            int shift = shift(v);
            return field.insert(shift / HALF << HALF | (int) (v >>> shift));
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            int bits = field.extract(word);
            int half = bits & HALF_MASK;
            int shift = (bits >> HALF) * HALF;
            // Zero is not written with a shift; MOVN of 0xffff in 32 bits is what MOVZ does.
            if (half == 0 && shift != 0 || inversion != 0 && width == INT && half == HALF_MASK) {
                return null;
            }
            return Imm.of(((long) half << shift ^ inversion) & all());
        }
    }

    /** The amount of LSL, as UBFM encodes it: field immr, then imms. */
    static final class ShiftLeft extends Immediate {
        private final int width;

        ShiftLeft(int width, Field field) {
            super(field, Format.DECIMAL);
            this.width = width;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            long v = value(operands[index]);
            return v >= 0 && v < width;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            int amount = (int) value(operands[index]);
            return field.insert((-amount & width - 1) * width | width - 1 - amount);
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            int bits = field.extract(word);
            int immr = bits / width;
            int imms = bits % width;
            return imms != width - 1 && imms + 1 == immr ? Imm.of(width - 1 - imms) : null;
        }
    }

    /** Position of a bit field that is inserted: immr holds it negated. */
    static final class InsertPosition extends Immediate {
        private final int width;

        InsertPosition(int width, Field field) {
            super(field, Format.DECIMAL);
            this.width = width;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            long v = value(operands[index]);
            return v >= 0 && v < width;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return field.insert((int) -value(operands[index]) & width - 1);
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            return Imm.of(-field.extract(word) & width - 1);
        }
    }

    /** Width of a bit field whose position is the operand before: imms is its highest bit when extracted, its width minus 1 when inserted. */
    static final class FieldWidth extends Immediate {
        /** What is done with the bit field. */
        enum Use {
            EXTRACT,
            INSERT
        }

        private final int width;
        private final Use use;

        FieldWidth(int width, Use use, Field field) {
            super(field, Format.DECIMAL);
            this.width = width;
            this.use = use;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            long v = value(operands[index]);
            return v >= 1 && v <= width - value(operands[index - 1]);
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            long first = use == Use.EXTRACT ? value(operands[index - 1]) : 0;
            return field.insert((int) (first + value(operands[index]) - 1));
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            long position = value(earlier[index - 1]);
            long last = field.extract(word);
            long bits = use == Use.EXTRACT ? last - position + 1 : last + 1;
            return bits >= 1 && position + bits <= width ? Imm.of(bits) : null;
        }
    }

    /** 64 bits, each byte 0 or 0xff. */
    static final class ByteMask extends Immediate {
        ByteMask(Field field) {
            super(field, Format.HEX);
        }

        private static long expand(int bits) {
            long value = 0;
            for (int i = 0; i < Byte.SIZE; i++) {
                value |= (bits >> i & 1) == 0 ? 0 : 0xFFL << 8 * i;
            }
            return value;
        }

        private static int compress(long value) {
            int bits = 0;
            for (int i = 0; i < Byte.SIZE; i++) {
                bits |= (int) (value >>> 8 * i & 1) << i;
            }
            return bits;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            long v = value(operands[index]);
            return expand(compress(v)) == v;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return field.insert(compress(value(operands[index])));
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            return Imm.of(expand(field.extract(word)));
        }
    }

    /** A floating-point immediate of eight bits. */
    static final class FloatingPoint extends OperandKind {
        private final Field field;

        FloatingPoint(Field field) {
            super(Shape.FP_IMMEDIATE);
            this.field = field;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            return FpImmediate.isEncodable(((FpImm) operands[index]).value());
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return field.insert(FpImmediate.encode(((FpImm) operands[index]).value()));
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            return FpImm.of(FpImmediate.decode(field.extract(word)));
        }

        @Override
        void print(StringBuilder b, Operand operand) {
            b.append('#').append(String.format(Locale.ROOT, "%.18e", ((FpImm) operand).value()));
        }
    }

    /** The floating-point zero that a comparison takes. */
    static final class FloatingZero extends OperandKind {
        FloatingZero() {
            super(Shape.FP_IMMEDIATE);
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            return Double.doubleToRawLongBits(((FpImm) operands[index]).value()) == 0;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return 0;
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            return FpImm.of(0.0);
        }

        @Override
        void print(StringBuilder b, Operand operand) {
            b.append("#0.0");
        }
    }
}
