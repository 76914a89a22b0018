package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import java.util.List;
import org.stubarchive.arch.aarch64.asm.A64Condition;
import org.stubarchive.arch.aarch64.asm.Extend;
import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.Mem;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.arch.aarch64.asm.RegClass;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.stubgen.Label;

/** Copies that look at the types of what they copy. Their result is 0 when all is done, else {@code -1 ^ n} after n elements: the caller goes on from there. */
final class TypedCopyStubs {
    private static final int REFERENCE_SHIFT = 3;
    private static final int REFERENCE_SIZE = 1 << REFERENCE_SHIFT;

    private TypedCopyStubs() {}

    static List<Aarch64Stub> all() {
        return List.of(new CheckCast("checkcast_arraycopy"), new CheckCast("checkcast_arraycopy_uninit"), new Generic());
    }

    private static Reg w(Reg x) {
        return x.as(RegClass.W);
    }

    /**
     * {@code long copy(from, to, count, superCheckOffset, klass)}: copies references until one is not null and no instance of the klass (JVMS 6.5 aastore).
     */
    private static final class CheckCast extends Aarch64Stub {
        private static final Reg FROM = Reg.X0;
        private static final Reg TO = Reg.X1;
        private static final Reg COUNT = Reg.X2;
        private static final Reg OFFSET = Reg.X3;
        private static final Reg KLASS = Reg.X4;
        private static final Reg LEFT = Reg.X5;
        private static final Reg ELEMENT = Reg.X6;
        private static final Reg ELEMENT_KLASS = Reg.X7;
        private static final Reg WORD = Reg.X9;
        private static final Reg TABLE = Reg.X10;
        private static final Reg TABLE_COUNT = Reg.X11;

        CheckCast(String name) {
            super(name);
        }

        @Override
        void generate(Code code) {
            Label loop = code.label();
            Label store = code.label();
            Label slow = code.label();
            Label done = code.label();
            Label failed = code.label();
            code.entry(name());
            if (!name().endsWith("uninit")) {
                code.entry(name() + "_nopush");
            }
            code.emit(MOV, LEFT, COUNT);
            code.jump(CBZ, COUNT, done);
            code.bind(loop);
            code.emit(LDR, ELEMENT, Mem.post(FROM, REFERENCE_SIZE));
            code.jump(CBZ, ELEMENT, store);
            code.emit(LDR, w(ELEMENT_KLASS), Mem.of(ELEMENT, ObjectLayout.KLASS));
            code.emit(LDR, w(WORD), Mem.indexed(ELEMENT_KLASS, OFFSET));
            code.emit(CMP, w(WORD), w(KLASS));
            code.jumpIf(A64Condition.NE, slow);
            code.bind(store);
            code.emit(STR, ELEMENT, Mem.post(TO, REFERENCE_SIZE));
            code.emit(SUB, LEFT, LEFT, Imm.of(1));
            code.jump(CBNZ, LEFT, loop);
            code.bind(done);
            code.returnZero();

            code.bind(slow);
            code.emit(CMP, w(ELEMENT_KLASS), w(KLASS));
            code.jumpIf(A64Condition.EQ, store);
            // Anywhere but in the cache, the display has answered for good.
            code.emit(CMP, OFFSET, Imm.of(KlassLayout.SECONDARY_SUPER_CACHE));
            code.jumpIf(A64Condition.NE, failed);
            secondarySupers(code, failed);
            code.emit(STR, w(KLASS), Mem.of(ELEMENT_KLASS, KlassLayout.SECONDARY_SUPER_CACHE));
            code.jump(store);
            code.bind(failed);
            code.emit(SUB, Reg.X0, COUNT, LEFT);
            code.emit(MVN, Reg.X0, Reg.X0);
            code.emit(RET);
        }

        /** Falls through if the klass is among the secondary supers of the element's. */
        private static void secondarySupers(Code code, Label notFound) {
            Label next = code.label();
            code.emit(LDR, TABLE, Mem.of(ELEMENT_KLASS, KlassLayout.SECONDARY_SUPERS));
            code.emit(LDR, w(TABLE_COUNT), Mem.of(TABLE));
            code.emit(ADD, TABLE, TABLE, Imm.of(KlassLayout.SECONDARY_SUPERS_FIRST));
            code.bind(next);
            code.jump(CBZ, TABLE_COUNT, notFound);
            code.emit(SUB, TABLE_COUNT, TABLE_COUNT, Imm.of(1));
            code.emit(LDR, w(WORD), Mem.indexed(TABLE, TABLE_COUNT, Extend.UXTX, 2));
            code.emit(CMP, w(WORD), w(KLASS));
            code.jumpIf(A64Condition.NE, next);
        }
    }

    /**
     * {@code long copy(source, sourcePosition, destination, destinationPosition, length)} with the arguments of {@code System.arraycopy}. The result is -1, nothing copied, for whatever
     * {@code System.arraycopy} has to throw for; the caller finds out what.
     */
    private static final class Generic extends Aarch64Stub {
        private static final Reg SOURCE = Reg.X0;
        private static final Reg SOURCE_POSITION = Reg.X1;
        private static final Reg DESTINATION = Reg.X2;
        private static final Reg DESTINATION_POSITION = Reg.X3;
        private static final Reg LENGTH = Reg.X4;
        private static final Reg SOURCE_KLASS = Reg.X5;
        private static final Reg DESTINATION_KLASS = Reg.X6;
        private static final Reg LAYOUT = Reg.X7;
        private static final Reg TEMP = Reg.X9;
        private static final Reg TEMP2 = Reg.X10;
        private static final int SIGN = 31;
        /** Layout helper of reference arrays. */
        private static final int REFERENCE_ARRAY = 0x8000_0003;
        /** Copies by log2 of the element size. */
        private static final List<String> COPIES = List.of("jbyte_arraycopy", "jshort_arraycopy", "jint_arraycopy", "jlong_arraycopy");

        Generic() {
            super("generic_arraycopy");
        }

        @Override
        void generate(Code code) {
            Label refused = code.label();
            Label otherKlass = code.label();
            code.entry(name());
            code.jump(CBZ, SOURCE, refused);
            code.jump(CBZ, DESTINATION, refused);
            code.emit(ORR, TEMP, SOURCE_POSITION, DESTINATION_POSITION);
            code.emit(ORR, TEMP, TEMP, LENGTH);
            code.jump(TBNZ, w(TEMP), SIGN, refused);
            code.emit(LDR, w(SOURCE_KLASS), Mem.of(SOURCE, ObjectLayout.KLASS));
            code.emit(LDR, w(DESTINATION_KLASS), Mem.of(DESTINATION, ObjectLayout.KLASS));
            code.emit(LDR, w(LAYOUT), Mem.of(SOURCE_KLASS, KlassLayout.LAYOUT_HELPER));
            code.emit(CMP, SOURCE_KLASS, DESTINATION_KLASS);
            code.jumpIf(A64Condition.NE, otherKlass);
            code.jump(TBZ, w(LAYOUT), SIGN, refused);
            bounds(code, refused);
            // The low bits of the layout helper are log2 of the element size; a shift takes the low six only.
            addresses(code, () -> {
                code.emit(LSL, TEMP, TEMP, LAYOUT);
                code.emit(LSL, TEMP2, TEMP2, LAYOUT);
            });
            bySize(code);

            code.bind(otherKlass);
            references(code, refused);

            code.bind(refused);
            code.asm.moveImmediate(Reg.X0, -1);
            code.emit(RET);
        }

        /** Both ends inside the arrays; positions and length are not negative, so unsigned comparison catches overflow too. */
        private static void bounds(Code code, Label refused) {
            bound(code, SOURCE, SOURCE_POSITION, refused);
            bound(code, DESTINATION, DESTINATION_POSITION, refused);
        }

        private static void bound(Code code, Reg array, Reg position, Label refused) {
            code.emit(ADD, w(TEMP), w(position), w(LENGTH));
            code.emit(LDR, w(TEMP2), Mem.of(array, ObjectLayout.ARRAY_LENGTH));
            code.emit(CMP, w(TEMP), w(TEMP2));
            code.jumpIf(A64Condition.HI, refused);
        }

        /** Makes arrays and positions the first three arguments of a copy; {@code scale} shifts both positions. */
        private static void addresses(Code code, Runnable scale) {
            code.emit(MOV, w(TEMP), w(SOURCE_POSITION));
            code.emit(MOV, w(TEMP2), w(DESTINATION_POSITION));
            scale.run();
            code.emit(ADD, TEMP, TEMP, Imm.of(ObjectLayout.ARRAY_ELEMENTS));
            code.emit(ADD, TEMP2, TEMP2, Imm.of(ObjectLayout.ARRAY_ELEMENTS));
            code.emit(ADD, Reg.X0, SOURCE, TEMP);
            code.emit(ADD, Reg.X1, DESTINATION, TEMP2);
            code.emit(MOV, Reg.W2, w(LENGTH));
        }

        /** Jumps to the copy stub of the element size. */
        private static void bySize(Code code) {
            code.emit(AND, LAYOUT, LAYOUT, Imm.of(63));
            for (int shift = 0; shift < COPIES.size(); shift++) {
                Label next = code.label();
                if (shift < COPIES.size() - 1) {
                    code.emit(CMP, w(LAYOUT), Imm.of(shift));
                    code.jumpIf(A64Condition.NE, next);
                }
                code.masm.jumpCell(CodeSymbol.stubEntry(COPIES.get(shift), 0));
                code.bind(next);
            }
        }

        /** Arrays of different classes: both must hold references, and the two cannot be the same object. */
        private static void references(Code code, Label refused) {
            Label checked = code.label();
            code.asm.moveImmediate(w(TEMP), REFERENCE_ARRAY);
            code.emit(LDR, w(TEMP2), Mem.of(DESTINATION_KLASS, KlassLayout.LAYOUT_HELPER));
            code.emit(CMP, w(LAYOUT), w(TEMP));
            code.jumpIf(A64Condition.NE, refused);
            code.emit(CMP, w(TEMP2), w(TEMP));
            code.jumpIf(A64Condition.NE, refused);
            bounds(code, refused);
            addresses(code, () -> {
                code.emit(LSL, TEMP, TEMP, Imm.of(REFERENCE_SHIFT));
                code.emit(LSL, TEMP2, TEMP2, Imm.of(REFERENCE_SHIFT));
            });
            // An array whose class is a subtype holds nothing that the other may not.
            code.emit(LDR, w(TEMP), Mem.of(DESTINATION_KLASS, KlassLayout.SUPER_CHECK_OFFSET));
            code.emit(LDR, w(TEMP), Mem.indexed(SOURCE_KLASS, TEMP));
            code.emit(CMP, w(TEMP), w(DESTINATION_KLASS));
            code.jumpIf(A64Condition.NE, checked);
            code.masm.jumpCell(CodeSymbol.stubEntry("oop_disjoint_arraycopy", 0));
            code.bind(checked);
            code.emit(LDR, Reg.W4, Mem.of(DESTINATION_KLASS, KlassLayout.ELEMENT_KLASS));
            code.emit(LDR, Reg.W3, Mem.of(Reg.X4, KlassLayout.SUPER_CHECK_OFFSET));
            code.masm.jumpCell(CodeSymbol.stubEntry("checkcast_arraycopy", 0));
        }
    }
}
