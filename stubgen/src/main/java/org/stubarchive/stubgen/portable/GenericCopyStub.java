package org.stubarchive.stubgen.portable;

import java.util.List;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.Width;

/**
 * {@code long copy(source, sourcePosition, destination, destinationPosition, length)} with the arguments of {@code System.arraycopy}. The result is 0 when all is done, {@code -1 ^ n} after
 * n elements where the next one may not be stored, and -1, nothing copied, for whatever {@code System.arraycopy} has to throw for; the caller finds out what.
 */
final class GenericCopyStub implements StubGenerator {
    /** Layout helper of reference arrays. */
    private static final int REFERENCE_ARRAY = 0x8000_0003;
    private static final int REFERENCE_SHIFT = 3;
    /** Copies by log2 of the element size. */
    private static final List<String> COPIES = List.of("jbyte_arraycopy", "jshort_arraycopy", "jint_arraycopy", "jlong_arraycopy");

    @Override
    public String name() {
        return "generic_arraycopy";
    }

    @Override
    public void generate(MacroAssembler masm) {
        masm.recorder().entry(name());
        new Copy(masm).generate();
    }

    /** The code. What it jumps to takes addresses of elements and a count. */
    private static final class Copy {
        private final MacroAssembler masm;
        private final Gpr source;
        private final Gpr sourcePosition;
        private final Gpr destination;
        private final Gpr destinationPosition;
        private final Gpr length;
        private final Gpr first;
        private final Gpr second;
        private final Label refused;

        Copy(MacroAssembler masm) {
            this.masm = masm;
            this.source = masm.cArgument(0);
            this.sourcePosition = masm.cArgument(1);
            this.destination = masm.cArgument(2);
            this.destinationPosition = masm.cArgument(3);
            this.length = masm.cArgument(4);
            this.first = masm.leafTemp(0);
            this.second = masm.leafTemp(1);
            this.refused = masm.newLabel();
        }

        void generate() {
            Gpr klass = first;
            Label otherKlass = masm.newLabel();
            masm.branchImmediate(Condition.EQUAL, Width.W64, source, 0, refused);
            masm.branchImmediate(Condition.EQUAL, Width.W64, destination, 0, refused);
            masm.op(IntOp.OR, Width.W32, second, sourcePosition, destinationPosition);
            masm.op(IntOp.OR, Width.W32, second, second, length);
            masm.branchImmediate(Condition.LESS, Width.W32, second, 0, refused);
            masm.loadKlass(klass, source);
            masm.branchMemory(Condition.NOT_EQUAL, Width.W32, klass, Address.of(destination, ObjectLayout.KLASS), otherKlass);
            sameKlass(klass);

            masm.bind(otherKlass);
            references(klass, second);

            masm.bind(refused);
            masm.moveImmediate(masm.registers().result(), -1);
            masm.returnFromCall();
        }

        /** Arrays of one class. */
        private void sameKlass(Gpr klass) {
            Gpr layout = first;
            masm.load(MemoryType.I32, layout, Address.of(klass, KlassLayout.LAYOUT_HELPER));
            masm.branchImmediate(Condition.GREATER_EQUAL, Width.W32, layout, 0, refused);
            checkBounds();
            // log2 of the element size
            masm.extend(MemoryType.U8, layout, layout);
            zeroExtendPositions();
            masm.shift(ShiftOp.LEFT, Width.W64, sourcePosition, sourcePosition, layout);
            masm.shift(ShiftOp.LEFT, Width.W64, destinationPosition, destinationPosition, layout);
            makeAddresses(0);
            int last = COPIES.size() - 1;
            for (int shift = 0; shift < last; shift++) {
                Label next = masm.newNearLabel();
                masm.branchImmediate(Condition.NOT_EQUAL, Width.W32, layout, shift, next);
                masm.jumpCell(CodeSymbol.stubEntry(COPIES.get(shift), 0));
                masm.bind(next);
            }
            masm.jumpCell(CodeSymbol.stubEntry(COPIES.get(last), 0));
        }

        /** Arrays of different classes: both must hold references, and the two cannot be the same object. */
        private void references(Gpr sourceKlass, Gpr destinationKlass) {
            Label checked = masm.newNearLabel();
            masm.branchMemoryImmediate(Condition.NOT_EQUAL, MemoryType.I32, Address.of(sourceKlass, KlassLayout.LAYOUT_HELPER), REFERENCE_ARRAY, refused);
            masm.loadKlass(destinationKlass, destination);
            masm.branchMemoryImmediate(Condition.NOT_EQUAL, MemoryType.I32, Address.of(destinationKlass, KlassLayout.LAYOUT_HELPER), REFERENCE_ARRAY, refused);
            checkBounds();
            masm.loadKlass(destinationKlass, destination);
            zeroExtendPositions();
            makeAddresses(REFERENCE_SHIFT);
            // An array whose class is a subtype holds nothing that the other may not.
            Gpr offset = masm.cArgument(3);
            Gpr elementKlass = masm.cArgument(4);
            masm.load(MemoryType.I32, offset, Address.of(destinationKlass, KlassLayout.SUPER_CHECK_OFFSET));
            masm.branchMemory(Condition.NOT_EQUAL, Width.W32, destinationKlass, Address.indexed(sourceKlass, offset, 0, 0), checked);
            masm.jumpCell(CodeSymbol.stubEntry("oop_disjoint_arraycopy", 0));
            masm.bind(checked);
            masm.load(MemoryType.I32, elementKlass, Address.of(destinationKlass, KlassLayout.ELEMENT_KLASS));
            masm.load(MemoryType.I32, offset, Address.of(elementKlass, KlassLayout.SUPER_CHECK_OFFSET));
            masm.jumpCell(CodeSymbol.stubEntry("checkcast_arraycopy", 0));
        }

        /** Both ends inside the arrays; positions and length are not negative, so unsigned comparison catches overflow too. Loses the second temporary. */
        private void checkBounds() {
            checkBound(source, sourcePosition);
            checkBound(destination, destinationPosition);
        }

        private void checkBound(Gpr array, Gpr position) {
            masm.op(IntOp.ADD, Width.W32, second, position, length);
            masm.branchMemory(Condition.ABOVE, Width.W32, second, Address.of(array, ObjectLayout.ARRAY_LENGTH), refused);
        }

        /** The upper halves of integer arguments may hold anything. */
        private void zeroExtendPositions() {
            zeroExtend(sourcePosition, sourcePosition);
            zeroExtend(destinationPosition, destinationPosition);
        }

        private void zeroExtend(Gpr dst, Gpr src) {
            masm.shiftImmediate(ShiftOp.LEFT, Width.W32, dst, src, 0);
        }

        /** Makes arrays, positions and length the first three arguments of a copy; the arguments behind them keep nothing of use. */
        private void makeAddresses(int scale) {
            masm.lea(masm.cArgument(0), Address.indexed(source, sourcePosition, scale, ObjectLayout.ARRAY_ELEMENTS));
            masm.lea(masm.cArgument(1), Address.indexed(destination, destinationPosition, scale, ObjectLayout.ARRAY_ELEMENTS));
            zeroExtend(masm.cArgument(2), length);
        }
    }
}
