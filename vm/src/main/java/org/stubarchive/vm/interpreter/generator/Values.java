package org.stubarchive.vm.interpreter.generator;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.MemoryOrder;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Width;

/** Moves values of a type between the top-of-stack registers and memory: frame slots, and fields or elements on the heap. */
final class Values {
    private Values() {}

    /** Loads a frame slot into the register of the type. */
    static void loadSlot(Codelet c, BasicType type, Address slot) {
        switch (type) {
            case BOOLEAN, BYTE, CHAR, SHORT, INT -> c.masm.load(MemoryType.I32, c.tos, slot);
            case LONG, OBJECT, ARRAY -> c.masm.load(MemoryType.I64, c.tos, slot);
            case FLOAT -> c.masm.loadFp(FpWidth.F32, c.ftos, slot);
            case DOUBLE -> c.masm.loadFp(FpWidth.F64, c.ftos, slot);
            case VOID -> { }
        }
    }

    /** Stores the register of the type into a frame slot. */
    static void storeSlot(Codelet c, BasicType type, Address slot) {
        switch (type) {
            case BOOLEAN, BYTE, CHAR, SHORT, INT -> c.masm.store(MemoryType.I32, slot, c.tos);
            case LONG, OBJECT, ARRAY -> c.masm.store(MemoryType.I64, slot, c.tos);
            case FLOAT -> c.masm.storeFp(FpWidth.F32, slot, c.ftos);
            case DOUBLE -> c.masm.storeFp(FpWidth.F64, slot, c.ftos);
            case VOID -> { }
        }
    }

    /** Loads a field or element into the register of the type. */
    static void loadHeap(Codelet c, BasicType type, Address address) {
        switch (type) {
            case FLOAT -> c.masm.loadFp(FpWidth.F32, c.ftos, address);
            case DOUBLE -> c.masm.loadFp(FpWidth.F64, c.ftos, address);
            case OBJECT, ARRAY -> c.masm.loadReference(c.tos, address);
            default -> c.masm.load(memoryType(type), c.tos, address);
        }
    }

    /** {@link #loadHeap} of a volatile variable. */
    static void loadHeapAcquire(Codelet c, BasicType type, Address address) {
        switch (type) {
            case FLOAT -> c.masm.loadFpAcquire(FpWidth.F32, c.ftos, address);
            case DOUBLE -> c.masm.loadFpAcquire(FpWidth.F64, c.ftos, address);
            case OBJECT, ARRAY -> c.masm.loadReferenceAcquire(c.tos, address);
            default -> c.masm.loadAcquire(memoryType(type), c.tos, address);
        }
    }

    /** {@link #storeHeap} with the order of {@link org.stubarchive.stubgen.MacroAssembler#storeOrdered}. */
    static void storeHeapOrdered(Codelet c, MemoryOrder order, BasicType type, Address address) {
        switch (type) {
            case FLOAT -> c.masm.storeFpOrdered(order, FpWidth.F32, address, c.ftos);
            case DOUBLE -> c.masm.storeFpOrdered(order, FpWidth.F64, address, c.ftos);
            case OBJECT, ARRAY -> c.masm.storeReferenceOrdered(order, address, c.tos, c.t4, c.t5);
            case BOOLEAN -> {
                c.masm.opImmediate(IntOp.AND, Width.W32, c.tos, c.tos, 1);
                c.masm.storeOrdered(order, MemoryType.U8, address, c.tos);
            }
            default -> c.masm.storeOrdered(order, memoryType(type), address, c.tos);
        }
    }

    /** Stores the register of the type into a field or element. Temporaries 4 and 5 are lost, and the value if it is a boolean. */
    static void storeHeap(Codelet c, BasicType type, Address address) {
        switch (type) {
            case FLOAT -> c.masm.storeFp(FpWidth.F32, address, c.ftos);
            case DOUBLE -> c.masm.storeFp(FpWidth.F64, address, c.ftos);
            case OBJECT, ARRAY -> c.masm.storeReference(address, c.tos, c.t4, c.t5);
            case BOOLEAN -> {
                c.masm.opImmediate(IntOp.AND, Width.W32, c.tos, c.tos, 1);
                c.masm.store(MemoryType.U8, address, c.tos);
            }
            default -> c.masm.store(memoryType(type), address, c.tos);
        }
    }

    /** How an integer field or element is read. */
    static MemoryType memoryType(BasicType type) {
        return switch (type) {
            case BOOLEAN, BYTE -> MemoryType.S8;
            case CHAR -> MemoryType.U16;
            case SHORT -> MemoryType.S16;
            case INT -> MemoryType.I32;
            case LONG -> MemoryType.I64;
            default -> throw new IllegalArgumentException("not an integer type: " + type);
        };
    }
}
