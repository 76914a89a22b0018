package org.stubarchive.arch.aarch64.asm;

import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** Operands with names, and targets. */
final class NamedKinds {
    private NamedKinds() {}

    /** One of the constants of an enumeration. */
    static final class Named<T extends Enum<T> & Operand> extends OperandKind {
        private final Class<T> type;
        private final Field field;
        private final ToIntFunction<T> codes;
        private final IntFunction<T> constants;

        /**
         * @param codes the field's value of a constant, or a negative number if the form does not take it
         * @param constants the constant of a field's value, or null if the value has no name
         */
        Named(Class<T> type, int shape, Field field, ToIntFunction<T> codes, IntFunction<T> constants) {
            super(shape);
            this.type = type;
            this.field = field;
            this.codes = codes;
            this.constants = constants;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            int code = codes.applyAsInt(type.cast(operands[index]));
            return code >= 0 && code <= field.max();
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            return field.insert(codes.applyAsInt(type.cast(operands[index])));
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            return constants.apply(field.extract(word));
        }
    }

    /** A condition. */
    static OperandKind condition(Field field) {
        return new Named<>(A64Condition.class, Shape.CONDITION, field, A64Condition::code, A64Condition::ofCode);
    }

    /** A condition that is encoded as its opposite, which AL and NV do not have. */
    static OperandKind oppositeCondition(Field field) {
        int always = A64Condition.AL.code();
        return new Named<>(A64Condition.class, Shape.CONDITION, field, c -> c.code() >= always ? -1 : c.code() ^ 1, code -> code >= always ? null : A64Condition.ofCode(code ^ 1));
    }

    /** What a PC-relative field refers to. */
    static final class Relative extends OperandKind {
        private final A64LabelUse use;

        Relative(A64LabelUse use) {
            super(Shape.TARGET);
            this.use = use;
        }

        @Override
        A64LabelUse labelUse() {
            return use;
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            return true;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            Target target = (Target) operands[index];
            return target.label() != null ? 0 : use.encodeChecked(site, target.offset());
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            return Target.decoded(site + use.decode(word));
        }
    }

    /** The 4 KiB page of an address, counted from that of the instruction; no label, since a stub does not know the page that it is in. */
    static final class Page extends OperandKind {
        private static final int PAGE = 12;

        Page() {
            super(Shape.TARGET);
        }

        private static long pages(Target target, int site) {
            return (target.offset() >> PAGE) - (site >> PAGE);
        }

        @Override
        boolean accepts(Operand[] operands, int index) {
            return ((Target) operands[index]).label() == null;
        }

        @Override
        int encode(Operand[] operands, int index, int site) {
            // The field of ADR, in pages.
            return A64LabelUse.ADR21.encodeChecked(0, pages((Target) operands[index], site));
        }

        @Override
        Operand decode(int word, Operand[] earlier, int index, int site) {
            return Target.decoded(A64LabelUse.ADR21.decode(word) + (site >> PAGE) << PAGE);
        }
    }
}
