package org.stubarchive.arch.aarch64.asm;

/** Registers that are shifted or extended. */
final class ShiftKinds {
    private static final int MOST_EXTENDED_SHIFT = 4;

    private ShiftKinds() {}

    /** A register shifted by a constant; plain when the shift is LSL by 0. */
    static final class ByConstant extends OperandKind {
        private final RegClass regClass;
        private final Field register;
        private final Field kind;
        private final Field amount;
        private final Shift last;

        /** @param last last of the shifts that the instruction has: ASR or ROR */
        ByConstant(RegClass regClass, Field register, Field kind, Field amount, Shift last) {
            super(Shape.ofRegister(regClass), Shape.SHIFTED);
            this.regClass = regClass;
            this.register = register;
            this.kind = kind;
            this.amount = amount;
            this.last = last;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            if (operands[index] instanceof Shifted s) {
                return s.register().kind() == regClass && s.shift().compareTo(last) <= 0 && s.amount() >= 0 && s.amount() <= amount.max();
            }
            return true;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            if (operands[index] instanceof Shifted s) {
                return register.insert(s.register().number()) | kind.insert(s.shift().ordinal()) | amount.insert(s.amount());
            }
            return register.insert(((Reg) operands[index]).number());
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            Reg reg = Reg.of(regClass, register.extract(word));
            int code = kind.extract(word);
            int bits = amount.extract(word);
            if (code > last.ordinal()) {
                return null;
            }
            return code == 0 && bits == 0 ? reg : Shifted.of(reg, Shift.values()[code], bits);
        }
    }

    /** A register extended and shifted left by at most 4. */
    static final class ByExtension extends OperandKind {
        /** Operations of 64 bits extend an X register with UXTX and SXTX, those of 32 bits a W register always. */
        private final RegClass operation;
        private final Field register;
        private final Field kind;
        private final Field amount;

        ByExtension(RegClass operation, Field register, Field kind, Field amount) {
            super(Shape.EXTENDED);
            this.operation = operation;
            this.register = register;
            this.kind = kind;
            this.amount = amount;
        }

        private RegClass source(Extend extend) {
            return operation == RegClass.W ? RegClass.W : extend.source();
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            Extended e = (Extended) operands[index];
            return e.register().kind() == source(e.extend()) && e.amount() >= 0 && e.amount() <= MOST_EXTENDED_SHIFT;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            Extended e = (Extended) operands[index];
            return register.insert(e.register().number()) | kind.insert(e.extend().ordinal()) | amount.insert(e.amount());
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            Extend extend = Extend.ofCode(kind.extract(word));
            int bits = amount.extract(word);
            return bits > MOST_EXTENDED_SHIFT ? null : Extended.of(Reg.of(source(extend), register.extract(word)), extend, bits);
        }
    }

    /** A register shifted left by at most 4, where the stack pointer is involved; the form fixes the extension. */
    static final class BesideStackPointer extends OperandKind {
        private final RegClass regClass;
        private final Field register;
        private final Field amount;

        BesideStackPointer(RegClass regClass, Field register, Field amount) {
            super(Shape.ofRegister(regClass), Shape.SHIFTED);
            this.regClass = regClass;
            this.register = register;
            this.amount = amount;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            if (operands[index] instanceof Shifted s) {
                return s.register().kind() == regClass && s.shift() == Shift.LSL && s.amount() >= 0 && s.amount() <= MOST_EXTENDED_SHIFT;
            }
            return true;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            if (operands[index] instanceof Shifted s) {
                return register.insert(s.register().number()) | amount.insert(s.amount());
            }
            return register.insert(((Reg) operands[index]).number());
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            Reg reg = Reg.of(regClass, register.extract(word));
            int bits = amount.extract(word);
            if (bits > MOST_EXTENDED_SHIFT) {
                return null;
            }
            return bits == 0 ? reg : Shifted.of(reg, Shift.LSL, bits);
        }
    }
}
