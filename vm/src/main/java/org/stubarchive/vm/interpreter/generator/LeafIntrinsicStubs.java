package org.stubarchive.vm.interpreter.generator;

import java.util.List;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.MarkWord;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.Width;

/** Intrinsics of {@code Math}, {@code Float}, {@code Double}, {@code Object}, {@code System}, {@code Thread} and {@code Reference}. */
final class LeafIntrinsicStubs {
    private LeafIntrinsicStubs() {}

    static List<StubGenerator> all() {
        return List.of(
                leaf("math_sqrt", c -> {
                    c.masm.loadFp(FpWidth.F64, c.ftos, c.stack(0));
                    c.masm.sqrtFp(FpWidth.F64, c.ftos, c.ftos);
                }),
                leaf("math_abs_double", c -> {
                    c.masm.loadFp(FpWidth.F64, c.ftos, c.stack(0));
                    c.masm.absFp(FpWidth.F64, c.ftos, c.ftos);
                }),
                leaf("math_abs_float", c -> {
                    c.masm.loadFp(FpWidth.F32, c.ftos, c.stack(0));
                    c.masm.absFp(FpWidth.F32, c.ftos, c.ftos);
                }),
                leaf("math_abs_int", c -> abs(c, MemoryType.I32, Width.W32)),
                leaf("math_abs_long", c -> abs(c, MemoryType.I64, Width.W64)),
                leaf("float_floatToRawIntBits", c -> c.masm.load(MemoryType.I32, c.tos, c.stack(0))),
                leaf("float_intBitsToFloat", c -> c.masm.loadFp(FpWidth.F32, c.ftos, c.stack(0))),
                leaf("double_doubleToRawLongBits", c -> c.masm.load(MemoryType.I64, c.tos, c.stack(0))),
                leaf("double_longBitsToDouble", c -> c.masm.loadFp(FpWidth.F64, c.ftos, c.stack(0))),
                leaf("thread_currentThread",
                        c -> c.masm.load(MemoryType.I64, c.tos, Address.of(c.thread, ThreadBlockLayout.THREAD_OBJECT))),
                leaf("thread_onSpinWait", c -> c.masm.spinWait()),
                leaf("object_getClass", c -> {
                    c.masm.load(MemoryType.I64, c.tos, c.stack(0));
                    c.masm.loadKlass(c.tos, c.tos);
                    c.masm.loadReference(c.tos, Address.of(c.tos, KlassLayout.MIRROR));
                }),
                leaf("object_init", c -> {
                    c.masm.load(MemoryType.I64, c.t1, c.stack(0));
                    c.masm.loadKlass(c.t1, c.t1);
                    // The bytecodes register the finalizer.
                    c.masm.branchTestMemory(Condition.NOT_EQUAL, MemoryType.I32, Address.of(c.t1, KlassLayout.FLAGS), KlassLayout.FLAG_HAS_FINALIZER,
                            c.outOfLineAt(() -> LeafEntry.runBytecodes(c)));
                }),
                leaf("math_max_int", c -> select(c, Condition.GREATER_EQUAL)),
                leaf("math_min_int", c -> select(c, Condition.LESS_EQUAL)),
                leaf("object_hashCode", c -> identityHash(c, c.outOfLineAt(() -> LeafEntry.runNative(c)))),
                leaf("system_identityHashCode", LeafIntrinsicStubs::identityHashOrZero),
                leaf("reference_refersTo", c -> {
                    Label different = c.masm.newLabel();
                    c.masm.load(MemoryType.I64, c.t1, c.stack(8));
                    loadReferent(c);
                    c.masm.move(c.t1, c.tos);
                    c.masm.moveImmediate(c.tos, 0);
                    c.masm.branchMemory(Condition.NOT_EQUAL, Width.W64, c.t1, c.stack(0), different);
                    c.masm.moveImmediate(c.tos, 1);
                    c.masm.bind(different);
                }),
                leaf("reference_get", c -> {
                    c.masm.load(MemoryType.I64, c.t1, c.stack(0));
                    loadReferent(c);
                }));
    }

    /** Result = referent of the Reference in temporary 1; temporary 2 is lost. */
    private static void loadReferent(Codelet c) {
        c.masm.load(MemoryType.I64, c.t2, Address.of(c.thread, ThreadBlockLayout.VM_VARIABLES));
        c.masm.load(MemoryType.I32, c.t2, Address.of(c.t2, VmVariablesLayout.REFERENCE_REFERENT));
        c.masm.loadReference(c.tos, Address.indexed(c.t1, c.t2, 0, 0));
    }

    static StubGenerator leaf(String name, Emitter body) {
        return new CodeletStub("method_entry_" + name, c -> {
            LeafEntry.begin(c);
            body.emit(c);
            LeafEntry.finish(c);
        });
    }

    private static void abs(Codelet c, MemoryType type, Width width) {
        Label positive = c.masm.newLabel();
        c.masm.load(type, c.tos, c.stack(0));
        c.masm.branchImmediate(Condition.GREATER_EQUAL, width, c.tos, 0, positive);
        c.masm.negate(width, c.tos, c.tos);
        c.masm.bind(positive);
    }

    /** The second argument if it compares so to the first, else the first. */
    private static void select(Codelet c, Condition condition) {
        Label second = c.masm.newLabel();
        c.masm.load(MemoryType.I32, c.tos, c.stack(0));
        c.masm.branchMemory(condition, Width.W32, c.tos, c.stack(8), second);
        c.masm.load(MemoryType.I32, c.tos, c.stack(8));
        c.masm.bind(second);
    }

    /** The hash keeps its place in the mark word whatever the lock state; 0 is "none yet". */
    private static void identityHash(Codelet c, Label none) {
        c.masm.load(MemoryType.I64, c.t1, c.stack(0));
        c.masm.load(MemoryType.I64, c.tos, Address.of(c.t1, ObjectLayout.MARK));
        c.masm.shiftImmediate(ShiftOp.UNSIGNED_RIGHT, Width.W64, c.tos, c.tos, MarkWord.HASH_SHIFT);
        c.masm.opImmediate(IntOp.AND, Width.W32, c.tos, c.tos, MarkWord.HASH_MASK);
        c.masm.branchImmediate(Condition.EQUAL, Width.W32, c.tos, 0, none);
    }

    private static void identityHashOrZero(Codelet c) {
        Label done = c.masm.newLabel();
        c.masm.load(MemoryType.I64, c.tos, c.stack(0));
        c.masm.branchImmediate(Condition.EQUAL, Width.W64, c.tos, 0, done);
        identityHash(c, c.outOfLineAt(() -> LeafEntry.runNative(c)));
        c.masm.bind(done);
    }
}
