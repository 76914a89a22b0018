package org.stubarchive.stubgen.portable;

import java.util.Objects;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.Width;

/**
 * {@code long copy(from, to, count, superCheckOffset, klass)}: copies references until one is not null and no instance of the klass (JVMS 6.5 aastore). The result is 0 when all is
 * done, else {@code -1 ^ n} after n elements: the caller goes on from there.
 */
final class CheckCastCopyStub implements StubGenerator {
    private static final int REFERENCE_SHIFT = 3;
    private static final int KLASS_SHIFT = 2;

    private final String name;

    CheckCastCopyStub(String name) {
        this.name = Objects.requireNonNull(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void generate(MacroAssembler masm) {
        masm.recorder().entry(name);
        if (!name.endsWith("uninit")) {
            masm.recorder().entry(name + "_nopush");
        }
        new Copy(masm).generate();
    }

    /**
     * The code. Both ends of the copy are kept, and an index that counts up to 0 from {@code -count}. The count itself is wanted at the end only, and the element waits while its klass
     * is searched: both are in floating-point registers then, as there are general registers for all else in every architecture.
     */
    private static final class Copy {
        private final MacroAssembler masm;
        private final Gpr fromEnd;
        private final Gpr toEnd;
        private final Gpr index;
        private final Gpr offset;
        private final Gpr klass;
        private final Gpr element;
        private final Gpr elementKlass;
        private final Gpr result;
        private final Fpr savedCount;
        private final Fpr savedElement;

        Copy(MacroAssembler masm) {
            this.masm = masm;
            this.fromEnd = masm.cArgument(0);
            this.toEnd = masm.cArgument(1);
            this.index = masm.cArgument(2);
            this.offset = masm.cArgument(3);
            this.klass = masm.cArgument(4);
            this.element = masm.leafTemp(0);
            this.elementKlass = masm.leafTemp(1);
            this.result = masm.registers().result();
            this.savedCount = masm.registers().fpTemp(0);
            this.savedElement = masm.registers().fpTemp(1);
        }

        void generate() {
            Label loop = masm.newLabel();
            Label store = masm.newNearLabel();
            Label slow = masm.newNearLabel();
            Label done = masm.newNearLabel();
            Label failed = masm.newNearLabel();
            masm.branchImmediate(Condition.EQUAL, Width.W64, index, 0, done);
            masm.moveGprToFp(FpWidth.F64, savedCount, index);
            masm.lea(fromEnd, Address.indexed(fromEnd, index, REFERENCE_SHIFT, 0));
            masm.lea(toEnd, Address.indexed(toEnd, index, REFERENCE_SHIFT, 0));
            masm.negate(Width.W64, index, index);
            masm.bind(loop);
            masm.loadReference(element, Address.indexed(fromEnd, index, REFERENCE_SHIFT, 0));
            masm.branchImmediate(Condition.EQUAL, Width.W64, element, 0, store);
            masm.loadKlass(elementKlass, element);
            masm.branchMemory(Condition.NOT_EQUAL, Width.W32, klass, Address.indexed(elementKlass, offset, 0, 0), slow);
            masm.bind(store);
            masm.store(MemoryType.I64, Address.indexed(toEnd, index, REFERENCE_SHIFT, 0), element);
            masm.opImmediate(IntOp.ADD, Width.W64, index, index, 1);
            masm.branchImmediate(Condition.NOT_EQUAL, Width.W64, index, 0, loop);
            masm.bind(done);
            masm.moveImmediate(result, 0);
            masm.returnFromCall();

            masm.bind(slow);
            masm.branch(Condition.EQUAL, Width.W32, elementKlass, klass, store);
            // Anywhere but in the cache, the display has answered for good.
            masm.branchImmediate(Condition.NOT_EQUAL, Width.W64, offset, KlassLayout.SECONDARY_SUPER_CACHE, failed);
            searchSecondarySupers(store);

            masm.bind(failed);
            // Done are count + index elements, as the index is negative; -1 ^ n is -1 - n.
            masm.moveFpToGpr(FpWidth.F64, result, savedCount);
            masm.op(IntOp.ADD, Width.W64, result, result, index);
            masm.opImmediate(IntOp.XOR, Width.W64, result, result, -1);
            masm.returnFromCall();
        }

        /** Goes to {@code found}, and remembers it, if the klass is among the secondary supers of the element's; else loses the element and the offset. */
        private void searchSecondarySupers(Label found) {
            Gpr table = offset;
            Gpr left = element;
            Label next = masm.newLabel();
            Label notFound = masm.newNearLabel();
            masm.moveGprToFp(FpWidth.F64, savedElement, element);
            masm.load(MemoryType.I64, table, Address.of(elementKlass, KlassLayout.SECONDARY_SUPERS));
            masm.load(MemoryType.I32, left, Address.of(table, 0));
            masm.bind(next);
            masm.branchImmediate(Condition.EQUAL, Width.W32, left, 0, notFound);
            masm.opImmediate(IntOp.SUB, Width.W32, left, left, 1);
            masm.branchMemory(Condition.NOT_EQUAL, Width.W32, klass, Address.indexed(table, left, KLASS_SHIFT, KlassLayout.SECONDARY_SUPERS_FIRST), next);
            masm.store(MemoryType.I32, Address.of(elementKlass, KlassLayout.SECONDARY_SUPER_CACHE), klass);
            // Only the offset of the cache leads here.
            masm.moveImmediate(offset, KlassLayout.SECONDARY_SUPER_CACHE);
            masm.moveFpToGpr(FpWidth.F64, element, savedElement);
            masm.jump(found);
            masm.bind(notFound);
        }
    }
}
