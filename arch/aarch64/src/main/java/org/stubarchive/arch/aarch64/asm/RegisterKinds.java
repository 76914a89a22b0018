package org.stubarchive.arch.aarch64.asm;

/** Registers, parts of registers and lists of registers. */
final class RegisterKinds {
    private static final int REGISTERS = 32;

    private RegisterKinds() {}

    /** A register of one class. */
    static final class Plain extends OperandKind {
        private final RegClass regClass;
        private final Field field;

        Plain(RegClass regClass, Field field) {
            super(Shape.ofRegister(regClass));
            this.regClass = regClass;
            this.field = field;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            return ((Reg) operands[index]).number() <= field.max();
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return field.insert(((Reg) operands[index]).number());
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            int number = field.extract(word);
            return regClass.has(number) ? Reg.of(regClass, number) : null;
        }
    }

    /** A general register or the stack pointer, where 31 is the latter. */
    static final class OrStackPointer extends OperandKind {
        private final RegClass regClass;
        private final Reg stackPointer;
        private final Field field;

        OrStackPointer(RegClass regClass, Reg stackPointer, Field field) {
            super(Shape.ofRegister(regClass), stackPointer.shape());
            this.regClass = regClass;
            this.stackPointer = stackPointer;
            this.field = field;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            return operands[index].equals(stackPointer) || ((Reg) operands[index]).number() != Reg.NUMBER_31;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return field.insert(((Reg) operands[index]).number());
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            int number = field.extract(word);
            return number == Reg.NUMBER_31 ? stackPointer : Reg.of(regClass, number);
        }
    }

    /** A register that the form fixes. */
    static final class Fixed extends OperandKind {
        private final Reg register;

        Fixed(Reg register) {
            super(register.shape());
            this.register = register;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            return operands[index].equals(register);
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return 0;
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            return register;
        }
    }

    /** A register that two fields hold. */
    static final class Twice extends OperandKind {
        private final RegClass regClass;
        private final Field first;
        private final Field second;

        Twice(RegClass regClass, Field first, Field second) {
            super(Shape.ofRegister(regClass));
            this.regClass = regClass;
            this.first = first;
            this.second = second;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            return true;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            int number = ((Reg) operands[index]).number();
            return first.insert(number) | second.insert(number);
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            int number = first.extract(word);
            return number == second.extract(word) ? Reg.of(regClass, number) : null;
        }
    }

    /** A register that is not the same as one of the operands before. */
    static final class Other extends OperandKind {
        private final RegClass regClass;
        private final Field field;
        private final int back;

        /** @param back how many operands before stands the one that it differs from */
        Other(RegClass regClass, Field field, int back) {
            super(Shape.ofRegister(regClass));
            this.regClass = regClass;
            this.field = field;
            this.back = back;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            return operands[index - back] instanceof Reg before && ((Reg) operands[index]).number() != before.number();
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return field.insert(((Reg) operands[index]).number());
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            int number = field.extract(word);
            return number == ((Reg) earlier[index - back]).number() ? null : Reg.of(regClass, number);
        }
    }

    /** The first register of a pair, an even one. */
    static final class Even extends OperandKind {
        private final RegClass regClass;
        private final Field field;

        Even(RegClass regClass, Field field) {
            super(Shape.ofRegister(regClass));
            this.regClass = regClass;
            this.field = field;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            return ((Reg) operands[index]).number() % 2 == 0;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return field.insert(((Reg) operands[index]).number());
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            int number = field.extract(word);
            return number % 2 == 0 ? Reg.of(regClass, number) : null;
        }
    }

    /** The register behind the one of the operand before. */
    static final class Next extends OperandKind {
        private final RegClass regClass;

        Next(RegClass regClass) {
            super(Shape.ofRegister(regClass));
            this.regClass = regClass;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            return operands[index - 1] instanceof Reg before && ((Reg) operands[index]).number() == before.number() + 1;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return 0;
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            return Reg.of(regClass, ((Reg) earlier[index - 1]).number() + 1);
        }
    }

    /** An element of a vector register; without index field the element that the form fixes. */
    static final class OneLane extends OperandKind {
        private final Element element;
        private final Field register;
        private final Field lane;
        private final int fixedLane;

        OneLane(Element element, Field register, Field lane, int fixedLane) {
            super(Shape.LANE);
            this.element = element;
            this.register = register;
            this.lane = lane;
            this.fixedLane = fixedLane;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            Lane l = (Lane) operands[index];
            return l.element() == element && l.number() <= register.max() && (lane == null ? l.index() == fixedLane : l.index() <= lane.max());
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            Lane l = (Lane) operands[index];
            return register.insert(l.number()) | (lane == null ? 0 : lane.insert(l.index()));
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            return Lane.of(register.extract(word), element, lane == null ? fixedLane : lane.extract(word));
        }
    }

    /** Consecutive vector registers. */
    static final class Sequence extends OperandKind {
        private final RegClass regClass;
        private final int count;
        private final Field field;

        Sequence(RegClass regClass, int count, Field field) {
            super(Shape.LIST);
            this.regClass = regClass;
            this.count = count;
            this.field = field;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            RegList l = (RegList) operands[index];
            return l.first().kind() == regClass && l.count() == count;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return field.insert(((RegList) operands[index]).first().number());
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            return RegList.of(Reg.of(regClass, field.extract(word)), count);
        }
    }

    /** The same element of consecutive vector registers. */
    static final class ElementSequence extends OperandKind {
        private final Element element;
        private final int count;
        private final Field register;
        private final Field lane;

        ElementSequence(Element element, int count, Field register, Field lane) {
            super(Shape.LANE_LIST);
            this.element = element;
            this.count = count;
            this.register = register;
            this.lane = lane;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            LaneList l = (LaneList) operands[index];
            return l.element() == element && l.count() == count && l.first() < REGISTERS;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            LaneList l = (LaneList) operands[index];
            return register.insert(l.first()) | lane.insert(l.index());
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            return LaneList.of(register.extract(word), count, element, lane.extract(word));
        }
    }

    /** A governing predicate that says what happens to inactive elements. */
    static final class Governing extends OperandKind {
        private final Predicate.Mode mode;
        private final Field field;

        Governing(Predicate.Mode mode, Field field) {
            super(Shape.PREDICATE);
            this.mode = mode;
            this.field = field;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            Predicate p = (Predicate) operands[index];
            return p.mode() == mode && p.register().number() <= field.max();
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return field.insert(((Predicate) operands[index]).register().number());
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            return new Predicate(Reg.p(field.extract(word)), mode);
        }
    }
}
