package org.stubarchive.vm.interpreter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.layout.CompiledFrameLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.CallingConvention;
import org.stubarchive.format.runtime.CallingConvention.Location;
import org.stubarchive.format.runtime.SignatureShape;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubRecorder;
import org.stubarchive.stubgen.Width;
import org.stubarchive.vm.frames.CompiledCode;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.frames.SafePoint;
import org.stubarchive.vm.frames.ValueLocation;
import org.stubarchive.vm.oops.Method;

/**
 * Machine code as a compiler would make it of a method that passes its arguments on to another one: spills them, polls with one reference in a
 * register only, loads them again and calls through the other method's compiled entry, or through the stub that resolves the call first. The
 * addresses of the poll and of that stub are in the thread block's first two scratch words.
 */
final class CompiledForwarder implements CompiledCode {
    private static final String POLLED = "polled";
    private static final String CALLED = "called";
    private static final int WORD = 8;
    private static final int FIRST_SPILL = -16;

    private final Method method;
    private final int bci;
    private final SignatureShape shape;
    private final List<Location> locations;
    private final int frameBytes;
    private final StubCode code;
    private final int heldRegister;
    private final Map<Long, SafePoint> safePoints = new HashMap<>();

    /** How the other method is called. */
    enum Call {
        /** Through its compiled entry. */
        BOUND,
        /** Through the stub that resolves the invoke instruction. */
        UNBOUND
    }

    /**
     * Code of {@code method}, which calls {@code callee}, of the same shape.
     *
     * @param bci index of the invoke instruction, {@link Frame#NATIVE_BCI} if the method has none
     */
    CompiledForwarder(Architecture architecture, Method method, int bci, Method callee, Call call, SignatureShape shape) {
        this.bci = bci;
        this.method = method;
        this.shape = shape;
        StubRecorder recorder = new StubRecorder(method.name(), 1, CpuFeatures.BASELINE);
        MacroAssembler masm = architecture.newMacroAssembler(recorder);
        Registers r = masm.registers();
        locations = new CallingConvention(r.arguments().size(), r.fpArguments().size()).locations(shape);
        int words = 1 + shape.count() + CallingConvention.stackWords(locations);
        frameBytes = words * WORD + CompiledFrameLayout.ALIGNMENT - 1 & -CompiledFrameLayout.ALIGNMENT;
        heldRegister = r.bytecodePointer().encoding();
        generate(masm, callee, call);
        code = recorder.close();
    }

    private static Address spill(Registers r, int argument) {
        return Address.of(r.framePointer(), FIRST_SPILL - WORD * argument);
    }

    private int firstReference() {
        return shape.types().indexOf('L');
    }

    private FpWidth width(int argument) {
        return shape.type(argument) == BasicType.FLOAT ? FpWidth.F32 : FpWidth.F64;
    }

    private void restoreStackPointer(MacroAssembler masm) {
        masm.lea(masm.registers().stackPointer(), Address.of(masm.registers().framePointer(), -frameBytes));
    }

    private void generate(MacroAssembler masm, Method callee, Call call) {
        Registers r = masm.registers();
        Gpr held = r.bytecodePointer();
        Gpr word = r.dispatch();
        masm.recorder().entry(method.name());
        masm.enterFrame();
        masm.opImmediate(IntOp.SUB, Width.W64, r.stackPointer(), r.stackPointer(), frameBytes);
        for (int i = 0; i < locations.size(); i++) {
            Location from = locations.get(i);
            switch (from.place()) {
                case INTEGER -> masm.store(MemoryType.I64, spill(r, i), r.arguments().get(from.index()));
                case FLOAT -> masm.storeFp(width(i), spill(r, i), r.fpArguments().get(from.index()));
                case STACK -> {
                    masm.load(MemoryType.I64, word, Address.of(r.framePointer(), CompiledFrameLayout.ARGUMENTS + WORD * from.index()));
                    masm.store(MemoryType.I64, spill(r, i), word);
                }
            }
        }
        if (firstReference() >= 0) {
            masm.load(MemoryType.I64, held, spill(r, firstReference()));
            masm.storeImmediate(MemoryType.I64, spill(r, firstReference()), -1);
        }
        masm.callMemory(Address.of(r.thread(), ThreadBlockLayout.SCRATCH));
        masm.recorder().label(POLLED);
        restoreStackPointer(masm);
        if (firstReference() >= 0) {
            masm.store(MemoryType.I64, spill(r, firstReference()), held);
        }
        for (int i = 0; i < locations.size(); i++) {
            Location to = locations.get(i);
            switch (to.place()) {
                case INTEGER -> masm.load(MemoryType.I64, r.arguments().get(to.index()), spill(r, i));
                case FLOAT -> masm.loadFp(width(i), r.fpArguments().get(to.index()), spill(r, i));
                case STACK -> {
                    masm.load(MemoryType.I64, word, spill(r, i));
                    masm.store(MemoryType.I64, Address.of(r.stackPointer(), WORD * to.index()), word);
                }
            }
        }
        if (call == Call.BOUND) {
            masm.moveImmediate(r.method(), callee.address());
            masm.callMemory(Address.of(r.method(), MethodLayout.COMPILED_ENTRY));
        } else {
            masm.callMemory(Address.of(r.thread(), ThreadBlockLayout.SCRATCH + WORD));
        }
        masm.recorder().label(CALLED);
        restoreStackPointer(masm);
        masm.returnFromFrame();
    }

    /** The instructions. */
    byte[] bytes() {
        if (!code.relocations().isEmpty()) {
            throw new IllegalStateException("the code of a test refers to nothing");
        }
        return code.code();
    }

    /** Says where the instructions were put. */
    void place(long address) {
        code.labels().forEach((offset, label) -> {
            if (label.equals(POLLED) || label.equals(CALLED)) {
                safePoints.put(address + offset, state(label.equals(POLLED)));
            }
        });
    }

    private SafePoint state(boolean polled) {
        List<ValueLocation> references = new ArrayList<>();
        for (int i = 0; i < shape.count(); i++) {
            if (shape.type(i) == BasicType.OBJECT) {
                boolean held = polled && i == firstReference();
                references.add(held ? new ValueLocation.InRegister(heldRegister) : new ValueLocation.InFrame(FIRST_SPILL - WORD * i));
            }
        }
        return new SafePoint(references, List.of(new SafePoint.Activation(method, bci, List.of(), List.of(), new ValueLocation.Constant(0))));
    }

    @Override
    public int frameBytes() {
        return frameBytes;
    }

    @Override
    public SafePoint at(long pc) {
        SafePoint known = safePoints.get(pc);
        if (known == null) {
            throw new IllegalArgumentException("no safe point at 0x" + Long.toHexString(pc) + " in " + method);
        }
        return known;
    }

    @Override
    public long handler(long pc, int activation, int bci) {
        throw new IllegalStateException(method + " handles no exceptions");
    }
}
