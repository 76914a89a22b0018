package org.stubarchive.vm.interpreter.generator;

import org.stubarchive.format.layout.MarkWord;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryOrder;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Width;

/**
 * Thin locks: the owner's number and the recursions are in the mark word, changed by compare-and-swap, since other threads may install a hash or
 * inflate the lock at any time. Locking acquires and unlocking releases, which is all that JLS 17.4.4 asks: a thread that takes the lock next sees what was
 * done under it. The result register and temporary 1 are lost; a null object faults at the first instruction.
 */
final class Locks {
    private static final int NOT_MINE = MarkWord.OWNER_MASK | MarkWord.TAG_MASK;

    private Locks() {}

    /** Falls through when the object is locked by this thread; branches to {@code slow} when it is contended, inflated, or too deeply locked. */
    static void lock(Codelet c, Gpr object, Label slow) {
        Address mark = Address.of(object, ObjectLayout.MARK);
        Label locked = c.masm.newLabel();
        Label owned = c.outOfLineAt(() -> {
            xorOwner(c);
            c.masm.branchTest(Condition.NOT_EQUAL, Width.W32, c.t1, NOT_MINE, slow);
            c.masm.opImmediate(IntOp.ADD, Width.W64, c.t1, c.tos, MarkWord.RECURSION_UNIT);
            // The count was full when it is 0 now.
            c.masm.branchTest(Condition.EQUAL, Width.W32, c.t1, MarkWord.RECURSION_MASK, slow);
            c.masm.compareAndSwap(MemoryOrder.ACQUIRE, Width.W64, mark, c.tos, c.t1, c.tos, slow);
            c.masm.jump(locked);
        });
        c.masm.faultRange(c.nullPointer(), () -> c.masm.load(MemoryType.I64, c.tos, mark));
        c.masm.branchTest(Condition.NOT_EQUAL, Width.W32, c.tos, MarkWord.LOCK_MASK, owned);
        xorOwner(c);
        c.masm.compareAndSwap(MemoryOrder.ACQUIRE, Width.W64, mark, c.tos, c.t1, c.tos, slow);
        c.masm.bind(locked);
    }

    /** Falls through when one locking by this thread was undone; branches to {@code slow} when it does not hold a thin lock. */
    static void unlock(Codelet c, Gpr object, Label slow) {
        Address mark = Address.of(object, ObjectLayout.MARK);
        Label unlocked = c.masm.newLabel();
        Label recursive = c.outOfLineAt(() -> {
            c.masm.branchTest(Condition.NOT_EQUAL, Width.W32, c.t1, NOT_MINE, slow);
            c.masm.opImmediate(IntOp.SUB, Width.W64, c.t1, c.tos, MarkWord.RECURSION_UNIT);
            c.masm.compareAndSwap(MemoryOrder.RELEASE, Width.W64, mark, c.tos, c.t1, c.tos, slow);
            c.masm.jump(unlocked);
        });
        c.masm.faultRange(c.nullPointer(), () -> c.masm.load(MemoryType.I64, c.tos, mark));
        xorOwner(c);
        c.masm.branchTest(Condition.NOT_EQUAL, Width.W32, c.t1, MarkWord.LOCK_MASK, recursive);
        c.masm.compareAndSwap(MemoryOrder.RELEASE, Width.W64, mark, c.tos, c.t1, c.tos, slow);
        c.masm.bind(unlocked);
    }

    /** Temporary 1 = mark in the result register with this thread's owner bits flipped: taken when free, freed when its own. */
    private static void xorOwner(Codelet c) {
        c.masm.opMemory(IntOp.XOR, Width.W64, c.t1, c.tos, Address.of(c.thread, ThreadBlockLayout.LOCK_OWNER_BITS));
    }
}
