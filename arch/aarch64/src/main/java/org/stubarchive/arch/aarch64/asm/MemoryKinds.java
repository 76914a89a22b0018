package org.stubarchive.arch.aarch64.asm;

/** Memory operands. */
final class MemoryKinds {
    private MemoryKinds() {}

    private abstract static class Based extends OperandKind {
        final Field base;

        Based(Field base, int shape) {
            super(shape);
            this.base = base;
        }

        Reg baseOf(int word) {
            int number = base.extract(word);
            return number == Reg.NUMBER_31 ? Reg.SP : Reg.x(number);
        }

        /**
         * Whether one of the operands before is the base register: as a base that is written back, or as the status of an exclusive store, that is constrained unpredictable.
         */
        static boolean isBaseAmong(Operand[] operands, int index, Reg baseRegister) {
            for (int i = 0; i < index; i++) {
                if (operands[i] instanceof Reg r && (r.kind() == RegClass.X || r.kind() == RegClass.W) && baseRegister.kind() == RegClass.X && r.number() == baseRegister.number()) {
                    return true;
                }
            }
            return false;
        }

        int baseBits(Operand operand) {
            return base.insert(((Mem) operand).base().number());
        }
    }

    /** Base and a constant in a field, scaled. */
    static final class Displaced extends Based {
        /** Sign of the field. */
        enum Sign {
            UNSIGNED,
            SIGNED
        }

        private final Mem.Mode mode;
        private final Field field;
        private final Sign sign;
        private final int scale;

        Displaced(Mem.Mode mode, Field base, Field field, Sign sign, int scale) {
            super(base, Shape.ofMemory(mode));
            this.mode = mode;
            this.field = field;
            this.sign = sign;
            this.scale = scale;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            long d = ((Mem) operands[index]).displacement();
            long units = d / scale;
            long limit = 1L << field.width() - (sign == Sign.SIGNED ? 1 : 0);
            return d % scale == 0 && units < limit && units >= (sign == Sign.SIGNED ? -limit : 0) && !overwrites(operands, index, ((Mem) operands[index]).base());
        }

        private boolean overwrites(Operand[] operands, int index, Reg baseRegister) {
            return (mode == Mem.Mode.PRE || mode == Mem.Mode.POST) && isBaseAmong(operands, index, baseRegister);
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return baseBits(operands[index]) | field.insert((int) (((Mem) operands[index]).displacement() / scale));
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            long units = sign == Sign.SIGNED ? field.extractSigned(word) : field.extract(word);
            Reg baseRegister = baseOf(word);
            return overwrites(earlier, index, baseRegister) ? null : new Mem(mode, baseRegister, units * scale, null, null, Mem.NONE);
        }
    }

    /** Base and a constant that the form fixes: 0, or the size of what a structure access reads. */
    static final class FixedDisplacement extends Based {
        private final Mem.Mode mode;
        private final long displacement;

        FixedDisplacement(Mem.Mode mode, Field base, long displacement) {
            super(base, Shape.ofMemory(mode));
            this.mode = mode;
            this.displacement = displacement;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            return ((Mem) operands[index]).displacement() == displacement;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return baseBits(operands[index]);
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            return new Mem(mode, baseOf(word), displacement, null, null, Mem.NONE);
        }
    }

    /** Base alone, another register than the first operand, which receives a status. */
    static final class Apart extends Based {
        Apart(Field base) {
            super(base, Shape.ofMemory(Mem.Mode.OFFSET));
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            Mem m = (Mem) operands[index];
            return m.displacement() == 0 && !isBaseAmong(operands, 1, m.base());
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return baseBits(operands[index]);
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            Reg baseRegister = baseOf(word);
            return isBaseAmong(earlier, 1, baseRegister) ? null : Mem.of(baseRegister);
        }
    }

    /** Base and an extended index, which may be shifted by the size of the access. */
    static final class Indexed extends Based {
        /** The extensions of memory operands have this bit. */
        private static final int EXTENSION_BIT = 2;

        private final Field register;
        private final Field extension;
        private final Field shifted;
        private final int shift;

        Indexed(Field base, Field register, Field extension, Field shifted, int shift) {
            super(base, Shape.ofMemory(Mem.Mode.INDEXED));
            this.register = register;
            this.extension = extension;
            this.shifted = shifted;
            this.shift = shift;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            Mem m = (Mem) operands[index];
            return (m.extend().ordinal() & EXTENSION_BIT) != 0 && (m.shift() == Mem.NONE || m.shift() == shift);
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            Mem m = (Mem) operands[index];
            return baseBits(m) | register.insert(m.index().number()) | extension.insert(m.extend().ordinal()) | shifted.insert(m.shift() == Mem.NONE ? 0 : 1);
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            Extend extend = Extend.ofCode(extension.extract(word));
            if ((extend.ordinal() & EXTENSION_BIT) == 0) {
                return null;
            }
            int amount = shifted.extract(word) == 0 ? Mem.NONE : shift;
            return new Mem(Mem.Mode.INDEXED, baseOf(word), 0, Reg.of(extend.source(), register.extract(word)), extend, amount);
        }
    }

    /** Base and an X register, with a shift that the form fixes; never the zero register, whose number means something else. */
    static final class WithRegister extends Based {
        private final Mem.Mode mode;
        private final Field register;
        private final int shift;

        WithRegister(Mem.Mode mode, Field base, Field register, int shift) {
            super(base, Shape.ofMemory(mode));
            this.mode = mode;
            this.register = register;
            this.shift = shift;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            Mem m = (Mem) operands[index];
            return m.extend() == Extend.UXTX && m.shift() == shift && m.index().number() != Reg.NUMBER_31;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return baseBits(operands[index]) | register.insert(((Mem) operands[index]).index().number());
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            int number = register.extract(word);
            return number == Reg.NUMBER_31 ? null : new Mem(mode, baseOf(word), 0, Reg.x(number), Extend.UXTX, shift);
        }
    }
}
