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
 * The original field bytecodes: unresolved fields, and those that no quick form covers: volatile fields, sub-int statics, fields far
 * from the start of their object, and statics of a class that the current thread is initialising. They switch on the type in the entry's flags.
 */
final class ResolvingFieldTemplates {
    private static final BasicType[] TYPES = {BasicType.OBJECT, BasicType.INT, BasicType.LONG, BasicType.BOOLEAN, BasicType.BYTE, BasicType.CHAR,
        BasicType.SHORT, BasicType.FLOAT, BasicType.DOUBLE};
    private static final int LENGTH = 3;

    private static final BasicType[] NARROW = {BasicType.BOOLEAN, BasicType.BYTE, BasicType.CHAR, BasicType.SHORT};

    private ResolvingFieldTemplates() {}

    static void define(TemplateTable table) {
        table.define("getfield", VTOS, c -> {
            resolvedEntry(c);
            quicken(c);
            c.masm.pop(c.t2);
            c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.t2, 0, c.nullPointer());
            get(c);
        });
        table.define("getstatic", VTOS, c -> {
            resolvedEntry(c);
            quickenStatic(c);
            initializedMirror(c);
            get(c);
        });
        table.define("putfield", VTOS, c -> {
            resolvedEntry(c);
            quicken(c);
            put(c, () -> {
                c.masm.pop(c.t2);
                c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.t2, 0, c.nullPointer());
            });
        });
        table.define("putstatic", VTOS, c -> {
            resolvedEntry(c);
            quickenStatic(c);
            initializedMirror(c);
            put(c, () -> { });
        });
    }

    /** Temporary 0 = entry, 1 = its flags, 3 = the field's offset; asks the runtime when the entry is not filled. */
    private static void resolvedEntry(Codelet c) {
        c.cacheEntry(c.t0, MemoryType.U16);
        c.masm.load(MemoryType.I32, c.t1, Address.of(c.t0, CpCacheLayout.FLAGS));
        c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t1, 0, c.resolve());
        // The flags are written after the rest of the entry.
        c.masm.fence(MemoryOrder.ACQUIRE);
        c.masm.load(MemoryType.I32, c.t3, Address.of(c.t0, CpCacheLayout.OFFSET));
    }

    /**
     * Asks the runtime for the quick form when there is one: another bytecode may have filled the entry, and this one would stay slow for ever. Flags in
     * temporary 1, every operand on the stack.
     */
    private static void quicken(Codelet c) {
        c.masm.branchTest(Condition.EQUAL, Width.W32, c.t1, CpCacheLayout.FLAG_VOLATILE | CpCacheLayout.FLAG_INITIALIZING, c.resolve());
    }

    /** As {@link #quicken} for static fields, of which narrow ones have no quick form. Temporary 4 is lost. */
    private static void quickenStatic(Codelet c) {
        Label narrow = c.masm.newLabel();
        c.masm.opImmediate(IntOp.AND, Width.W32, c.t4, c.t1, CpCacheLayout.FLAGS_TYPE_MASK);
        for (BasicType type : NARROW) {
            c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.t4, type.code(), narrow);
        }
        quicken(c);
        c.masm.bind(narrow);
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
    private static void get(Codelet c) {
        forType(c, type -> {
            Values.loadHeap(c, type, field(c));
            // Costs nothing where loads are ordered anyway; elsewhere this path is for volatile fields mostly.
            c.masm.fence(MemoryOrder.ACQUIRE);
            c.dispatchNext(LENGTH, type.tos());
        });
    }

    private static void put(Codelet c, Runnable popObject) {
        forType(c, type -> {
            c.pop(type.tos());
            popObject.run();
            c.masm.fence(MemoryOrder.RELEASE);
            Values.storeHeap(c, type, field(c));
            Label ordinary = c.masm.newLabel();
            c.masm.branchTest(Condition.EQUAL, Width.W32, c.t1, CpCacheLayout.FLAG_VOLATILE, ordinary);
            c.masm.fence(MemoryOrder.FULL);
            c.masm.bind(ordinary);
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
