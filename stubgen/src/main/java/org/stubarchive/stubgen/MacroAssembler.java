package org.stubarchive.stubgen;

import org.stubarchive.format.code.CodeSymbol;

/**
 * The portable macro-assembler: what generators that are written once may emit. Small on purpose, so that it can be implemented for every
 * architecture. Operations have a destination first and up to two sources; any of them may be the same register unless said otherwise.
 * Restrictions of an instruction set (two operands, fixed registers of shifts and divisions, immediate ranges) stay inside the implementation.
 *
 * <p>Implementations use only their private scratch registers, which are in no {@link Registers} role.
 *
 * <p>A call may put the return address on the stack or into a register of its own. So a callee that calls something itself, or touches the expression stack, takes its return
 * address with {@link #popReturnAddress} first. Memory may be weakly ordered: what another thread must see in order needs an ordered access, a dependency
 * ({@link #loadAfter}) or a {@link #fence}.
 */
public abstract class MacroAssembler {
    /** The roles on this architecture. */
    public abstract Registers registers();

    /** The register of integer argument {@code i}, 0..4, of the platform's C calling convention; for calls of stubs that follow it. */
    public abstract Gpr cArgument(int i);

    /**
     * Register {@code i}, 0..1, that a leaf stub of the platform's C calling convention may use beside its arguments: the callee may change it, and it is no {@link #cArgument}. It may be
     * {@link Registers#result()} or a temporary.
     */
    public abstract Gpr leafTemp(int i);

    /** The recorder of the stub that is being generated. */
    public abstract StubRecorder recorder();

    /** The buffer being emitted to. */
    public final CodeBuffer buffer() {
        return recorder().buffer();
    }

    /** A new label. */
    public final Label newLabel() {
        return buffer().newLabel();
    }

    /** A new label for short forward branches: see {@link CodeBuffer#newNearLabel}. */
    public final Label newNearLabel() {
        return buffer().newNearLabel();
    }

    /** Binds a label here. */
    public final void bind(Label label) {
        buffer().bind(label);
    }

    /** Pads with no-operations up to a multiple of {@code boundary} (a power of two, at most the stub's alignment of 64). */
    public abstract void align(int boundary);

    // ---- moves and memory

    /** dst = src, all 64 bits. */
    public abstract void move(Gpr dst, Gpr src);

    /** dst = constant, by the shortest sequence. Never an address. */
    public abstract void moveImmediate(Gpr dst, long value);

    /** dst = src sign extended from 32 to 64 bits. */
    public abstract void signExtend32(Gpr dst, Gpr src);

    /** dst = low 32 bits of src narrowed to the given type (S8, U8, U16, S16) and extended to 32 bits. */
    public abstract void extend(MemoryType type, Gpr dst, Gpr src);

    /** Loads an integer. */
    public abstract void load(MemoryType type, Gpr dst, Address src);

    /** Stores the low bytes of a register; signedness of the type does not matter. */
    public abstract void store(MemoryType type, Address dst, Gpr src);

    /** Stores a constant that fits 32 bits signed (sign extended for 64-bit stores). */
    public abstract void storeImmediate(MemoryType type, Address dst, int value);

    /** dst = the address itself. */
    public abstract void lea(Gpr dst, Address src);

    /** dst = run-time address of the label. */
    public abstract void leaLabel(Gpr dst, Label label);

    /**
     * As {@link #load}, but never before the load that gave {@code earlier}: the address depends on it. Loads at addresses that are computed from {@code dst}
     * are in order too; others are not. {@code dst} may be {@code earlier}.
     */
    public abstract void loadAfter(MemoryType type, Gpr dst, Address src, Gpr earlier);

    /**
     * Loads an integer (not S32_TO_64, S16_TO_64, S8_TO_64) at a naturally aligned address. Everything behind it comes after it, and it comes after every
     * {@link #storeOrdered} of {@link MemoryOrder#FULL} before it: together they are the accesses of Java's volatile variables (JLS 17.4.4).
     */
    public abstract void loadAcquire(MemoryType type, Gpr dst, Address src);

    /**
     * Stores the low bytes of a register at a naturally aligned address. Everything before it comes first.
     *
     * @param order {@link MemoryOrder#RELEASE}, or {@link MemoryOrder#FULL}: as well before every {@link #loadAcquire} behind it
     */
    public abstract void storeOrdered(MemoryOrder order, MemoryType type, Address dst, Gpr src);

    /** Loads a reference from the heap. The address may trap when its base is null: see {@link #faultRange}. */
    public abstract void loadReference(Gpr dst, Address src);

    /** Stores a reference to the heap, with the collector's barrier. Both temporaries are lost. */
    public abstract void storeReference(Address dst, Gpr src, Gpr temp1, Gpr temp2);

    /** {@link #loadReference} with the order of {@link #loadAcquire}. */
    public abstract void loadReferenceAcquire(Gpr dst, Address src);

    /** {@link #storeReference} with the order of {@link #storeOrdered}. */
    public abstract void storeReferenceOrdered(MemoryOrder order, Address dst, Gpr src, Gpr temp1, Gpr temp2);

    /** dst = klass of a non-null object (traps on null). */
    public abstract void loadKlass(Gpr dst, Gpr object);

    /** Loads a word from the cell of a symbol: an address that the loader bound. */
    public abstract void loadCell(Gpr dst, CodeSymbol symbol);

    // ---- integer arithmetic

    /** dst = a op b. */
    public abstract void op(IntOp op, Width width, Gpr dst, Gpr a, Gpr b);

    /** dst = a op constant (fits 32 bits signed). */
    public abstract void opImmediate(IntOp op, Width width, Gpr dst, Gpr a, int b);

    /** dst = a op memory. */
    public abstract void opMemory(IntOp op, Width width, Gpr dst, Gpr a, Address b);

    /** memory = memory + constant. */
    public abstract void addToMemory(Width width, Address dst, int value);

    /** dst = a shifted by the count in a register, modulo the width. */
    public abstract void shift(ShiftOp op, Width width, Gpr dst, Gpr a, Gpr count);

    /** dst = a shifted by a constant 0..width-1. */
    public abstract void shiftImmediate(ShiftOp op, Width width, Gpr dst, Gpr a, int count);

    /** dst = -a. */
    public abstract void negate(Width width, Gpr dst, Gpr a);

    /** dst = a / b or a % b, signed; b is not 0; the most negative number by -1 gives itself (remainder 0). */
    public abstract void divide(DivideOp op, Width width, Gpr dst, Gpr a, Gpr b);

    /** dst = -1, 0 or 1 as a is less than, equal to or greater than b, signed 64 bits. */
    public abstract void compareThreeWay(Gpr dst, Gpr a, Gpr b);

    // ---- control

    /** Branches when the comparison a ? b holds. */
    public abstract void branch(Condition condition, Width width, Gpr a, Gpr b, Label target);

    /** Branches when the comparison a ? constant holds. */
    public abstract void branchImmediate(Condition condition, Width width, Gpr a, int b, Label target);

    /** Branches when the comparison a ? memory holds. */
    public abstract void branchMemory(Condition condition, Width width, Gpr a, Address b, Label target);

    /** Branches when the comparison memory ? constant holds; the memory operand has the given type (U8, I32, I64). */
    public abstract void branchMemoryImmediate(Condition condition, MemoryType type, Address a, int b, Label target);

    /** Branches when {@code a & mask} is zero (EQUAL) or not (NOT_EQUAL). */
    public abstract void branchTest(Condition condition, Width width, Gpr a, int mask, Label target);

    /** Branches when {@code memory & mask} is zero (EQUAL) or not (NOT_EQUAL); memory type U8 or I32. */
    public abstract void branchTestMemory(Condition condition, MemoryType type, Address a, int mask, Label target);

    /** Jumps to a label. */
    public abstract void jump(Label target);

    /** Jumps to an address in a register. */
    public abstract void jump(Gpr target);

    /** Jumps to an address in memory. */
    public abstract void jumpMemory(Address target);

    /** Jumps to a stub's entry through its cell. */
    public abstract void jumpCell(CodeSymbol target);

    /** Calls an address in memory; the return address is where {@link #popReturnAddress} finds it. */
    public abstract void callMemory(Address target);

    /** Calls a stub's entry through its cell. */
    public abstract void callCell(CodeSymbol target);

    /** Calls a label in the same stub. */
    public abstract void call(Label target);

    /** At a callee's entry: dst = return address, which leaves the stack (if it was there). */
    public abstract void popReturnAddress(Gpr dst);

    /** Makes the given address the one that {@link #returnFromCall} uses; inverse of {@link #popReturnAddress}. */
    public abstract void pushReturnAddress(Gpr src);

    /** Pushes return address and frame pointer and makes the frame pointer point at the saved one. */
    public abstract void enterFrame(Gpr returnAddress);

    /** At a callee's entry: {@link #enterFrame(Gpr)} with the return address of the call. Changes no other register. */
    public abstract void enterFrame();

    /** Removes the frame that {@link #enterFrame} made: stack and frame pointer are as before it, and dst = return address. */
    public abstract void leaveFrame(Gpr dst);

    /** Removes the frame that {@link #enterFrame} made and returns. The caller restores its stack pointer: where it points to is undefined. */
    public abstract void returnFromFrame();

    /** Returns to the caller of a leaf stub. */
    public abstract void returnFromCall();

    /** A trapping instruction. */
    public abstract void trap();

    // ---- expression stack

    /** Pushes 64 bits. */
    public abstract void push(Gpr src);

    /** Pushes 64 bits of memory. */
    public abstract void pushMemory(Address src);

    /** Pushes 64 zero bits. */
    public abstract void pushZero();

    /** Pops 64 bits. */
    public abstract void pop(Gpr dst);

    // ---- floating point

    /** dst = src. */
    public abstract void moveFp(FpWidth width, Fpr dst, Fpr src);

    /** Loads a number. */
    public abstract void loadFp(FpWidth width, Fpr dst, Address src);

    /** Stores a number. */
    public abstract void storeFp(FpWidth width, Address dst, Fpr src);

    /** {@link #loadFp} with the order of {@link #loadAcquire}. */
    public abstract void loadFpAcquire(FpWidth width, Fpr dst, Address src);

    /** {@link #storeFp} with the order of {@link #storeOrdered}. */
    public abstract void storeFpOrdered(MemoryOrder order, FpWidth width, Address dst, Fpr src);

    /** dst = constant, by its bits. */
    public abstract void moveFpImmediate(FpWidth width, Fpr dst, long bits);

    /** dst = raw bits of src; 32-bit forms zero extend. */
    public abstract void moveFpToGpr(FpWidth width, Gpr dst, Fpr src);

    /** dst = number with the raw bits of src. */
    public abstract void moveGprToFp(FpWidth width, Fpr dst, Gpr src);

    /** dst = a op b. */
    public abstract void opFp(FpOp op, FpWidth width, Fpr dst, Fpr a, Fpr b);

    /** dst = a op memory. */
    public abstract void opFpMemory(FpOp op, FpWidth width, Fpr dst, Fpr a, Address b);

    /** dst = -a: flips the sign, also of NaN and zero. */
    public abstract void negateFp(FpWidth width, Fpr dst, Fpr a);

    /** dst = |a|: clears the sign. */
    public abstract void absFp(FpWidth width, Fpr dst, Fpr a);

    /** dst = square root. */
    public abstract void sqrtFp(FpWidth width, Fpr dst, Fpr a);

    /** dst = a % b as Java defines it (C's fmod), through the fmod stub; all temporaries, fp temporaries and result registers are lost. */
    public abstract void remainderFp(FpWidth width, Fpr dst, Fpr a, Fpr b);

    /** dst = -1, 0, 1 for a less than, equal to, greater than b, or as {@code nan} says. */
    public abstract void compareFp(FpWidth width, NanOrder nan, Gpr dst, Fpr a, Fpr b);

    /** dst = the integer as a number, rounded. */
    public abstract void convertIntToFp(Width from, FpWidth to, Fpr dst, Gpr src);

    /** dst = the number as an integer with Java's semantics (NaN 0, saturating, toward zero). */
    public abstract void convertFpToInt(FpWidth from, Width to, Gpr dst, Fpr src);

    /** dst = the number in the other width. */
    public abstract void convertFp(FpWidth from, FpWidth to, Fpr dst, Fpr src);

    // ---- atomics

    /** A barrier. */
    public abstract void fence(MemoryOrder order);

    /** Tells the processor that the thread waits in a loop for a store of another one; no other effect. */
    public abstract void spinWait();

    /**
     * If the memory word equals {@code expected}, stores {@code replacement} and falls through; otherwise branches to {@code failed}. Either way {@code old} is the value that was there.
     * {@code old} may be {@code expected} but not {@code replacement}; none is a base of the address unless it is a different register than {@code old}.
     *
     * @param order {@link MemoryOrder#ACQUIRE}: the load acquires; {@link MemoryOrder#RELEASE}: the store releases; {@link MemoryOrder#FULL}: load and store of
     *     a volatile variable. None is a fence between plain accesses on its two sides
     */
    public abstract void compareAndSwap(MemoryOrder order, Width width, Address address, Gpr expected, Gpr replacement, Gpr old, Label failed);

    /** old = memory; memory = value, atomically. Load and store are those of a volatile variable, as in {@link #fetchAndAdd}. */
    public abstract void exchange(Width width, Address address, Gpr value, Gpr old);

    /** old = memory; memory = memory + value, atomically. */
    public abstract void fetchAndAdd(Width width, Address address, Gpr value, Gpr old);

    // ---- faults

    /**
     * Declares that the instructions emitted by {@code body} may fault on an access near address 0, and that execution then goes on at {@code handler} with all registers
     * as they were at the faulting instruction (temporaries changed by the body before it included).
     */
    public final void faultRange(Label handler, Runnable body) {
        int start = buffer().position();
        body.run();
        recorder().addFaultRange(start, buffer().position(), handler);
    }
}
