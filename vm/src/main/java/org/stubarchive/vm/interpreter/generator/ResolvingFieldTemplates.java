package org.stubarchive.vm.interpreter.generator;

import static org.stubarchive.format.runtime.TosState.VTOS;

import org.stubarchive.format.layout.CpCacheLayout;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryOrder;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Width;

/**
 * The original field bytecodes: unresolved fields, and those that no quick form covers: volatile fields, statics narrower than an int, fields far from the
 * start of their object (accessed as if they were volatile), and statics of a class that the current thread is initialising. They switch on the type in the
 * entry's flags.
 */
final class ResolvingFieldTemplates {
    private static final BasicType[] TYPES = {BasicType.OBJECT, BasicType.INT, BasicType.LONG, BasicType.BOOLEAN, BasicType.BYTE, BasicType.CHAR,
        BasicType.SHORT, BasicType.FLOAT, BasicType.DOUBLE};
    private static final int LENGTH = 3;

    private ResolvingFieldTemplates() {}

    static void define(TemplateTable table) {
        table.define("getfield", VTOS, c -> {
            resolvedEntry(c);
            popObject(c);
            getVolatile(c);
        });
        table.define("getstatic", VTOS, c -> {
            resolvedEntry(c);
            initializedMirror(c);
            c.masm.branchTest(Condition.NOT_EQUAL, Width.W32, c.t1, CpCacheLayout.FLAG_VOLATILE, c.outOfLineAt(() -> getVolatile(c)));
            forType(c, type -> {
                Values.loadHeap(c, type, field(c));
                c.dispatchNext(LENGTH, type.tos());
            });
        });
        table.define("putfield", VTOS, c -> {
            resolvedEntry(c);
            putVolatile(c, () -> popObject(c));
        });
        table.define("putstatic", VTOS, c -> {
            resolvedEntry(c);
            initializedMirror(c);
            c.masm.branchTest(Condition.NOT_EQUAL, Width.W32, c.t1, CpCacheLayout.FLAG_VOLATILE, c.outOfLineAt(() -> putVolatile(c, () -> { })));
            forType(c, type -> {
                c.pop(type.tos());
                Values.storeHeap(c, type, field(c));
                c.dispatchNext(LENGTH, VTOS);
            });
        });
    }

    /**
     * Temporary 0 = entry, 1 = its flags, 3 = the field's offset; asks the runtime when the entry is not filled, and for the quick form when there is one:
     * another bytecode may have filled the entry, and this one would stay slow for ever. Every operand is on the stack. The flags are written after the rest of
     * the entry, and after the initialisation of the class whose static field it is.
     */
    private static void resolvedEntry(Codelet c) {
        c.anyEntry(c.t0, MemoryType.U16);
        c.masm.loadAcquire(MemoryType.I32, c.t1, Address.of(c.t0, CpCacheLayout.FLAGS));
        c.masm.branchTest(Condition.EQUAL, Width.W32, c.t1, CpCacheLayout.FLAGS_ORIGINAL_BYTECODE, c.resolve());
        c.masm.load(MemoryType.I32, c.t3, Address.of(c.t0, CpCacheLayout.OFFSET));
    }

    /** Temporary 2 = the object on top of the stack. */
    private static void popObject(Codelet c) {
        c.masm.pop(c.t2);
        c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.t2, 0, c.nullPointer());
    }

    /** Temporary 2 = mirror of the holder; asks the runtime when another thread is initialising it. */
    private static void initializedMirror(Codelet c) {
        Label usable = c.masm.newLabel();
        c.masm.load(MemoryType.I32, c.t2, Address.of(c.t0, CpCacheLayout.VALUE));
        Label initializing = c.outOfLineAt(() -> {
            c.masm.load(MemoryType.I32, c.t4, Address.of(c.t2, KlassLayout.INIT_THREAD));
            c.masm.branchMemory(Condition.NOT_EQUAL, Width.W32, c.t4, Address.of(c.thread, ThreadBlockLayout.THREAD_ID), c.resolve());
            c.masm.jump(usable);
        });
        c.masm.branchTest(Condition.NOT_EQUAL, Width.W32, c.t1, CpCacheLayout.FLAG_INITIALIZING, initializing);
        c.masm.bind(usable);
        c.masm.loadReference(c.t2, Address.of(c.t2, KlassLayout.MIRROR));
    }

    private static Address field(Codelet c) {
        return Address.indexed(c.t2, c.t3, 0, 0);
    }

    /** Base in temporary 2, offset in 3, flags in 1. */
    private static void getVolatile(Codelet c) {
        forType(c, type -> {
            Values.loadHeapAcquire(c, type, field(c));
            c.dispatchNext(LENGTH, type.tos());
        });
    }

    private static void putVolatile(Codelet c, Runnable popBase) {
        forType(c, type -> {
            c.pop(type.tos());
            popBase.run();
            Values.storeHeapOrdered(c, MemoryOrder.FULL, type, field(c));
            c.dispatchNext(LENGTH, VTOS);
        });
    }

    @FunctionalInterface
    private interface TypeCase {
        void emit(BasicType type);
    }

    private static void forType(Codelet c, TypeCase body) {
        c.masm.opImmediate(IntOp.AND, Width.W32, c.t4, c.t1, CpCacheLayout.FLAGS_TYPE_MASK);
        for (BasicType type : TYPES) {
            Label next = c.masm.newLabel();
            Label here = c.masm.newLabel();
            if (type == BasicType.OBJECT) {
                c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t4, BasicType.ARRAY.code(), here);
            }
            c.masm.branchImmediate(Condition.NOT_EQUAL, Width.W32, c.t4, type.code(), next);
            c.masm.bind(here);
            body.emit(type);
            c.masm.bind(next);
        }
        c.masm.trap();
    }
}
