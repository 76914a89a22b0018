package org.stubarchive.stubgen.adapter;

import java.util.List;
import org.stubarchive.format.layout.CompiledFrameLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.CallingConvention;
import org.stubarchive.format.runtime.CallingConvention.Location;
import org.stubarchive.format.runtime.SignatureShape;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.Width;

/**
 * Converts a call between the calling conventions of interpreted and compiled code, for all methods of one shape. Jumped to with the method in its
 * register; jumps on to the method's code, so neither direction has a frame: every caller restores its stack pointer itself. In between nothing can
 * stop.
 *
 * <p>Entry 0, i2c: for interpreted callers of a method with compiled code. Entry 1, c2i: for compiled callers of a method that is interpreted.
 *
 * <p>The interpreter's bytecode pointer, locals and dispatch registers are dead at calls and hold no arguments: they are the temporaries. Arguments
 * move between stack and registers only, so their order does not matter. An adapter takes up to 2 KiB of the stack, below what the caller's check
 * has seen; the callee's own check follows.
 *
 * @param shape types of the arguments
 */
public record AdapterStub(SignatureShape shape) implements StubGenerator {
    private static final int SLOT = 8;

    @Override
    public String name() {
        return "adapter_" + shape.types();
    }

    @Override
    public void generate(MacroAssembler masm) {
        Registers r = masm.registers();
        List<Location> locations = new CallingConvention(r.arguments().size(), r.fpArguments().size()).locations(shape);
        masm.recorder().entry("i2c");
        interpretedToCompiled(masm, locations);
        masm.align(SLOT * 2);
        masm.recorder().entry("c2i");
        compiledToInterpreted(masm, locations);
    }

    /** Offset, from the stack pointer of interpreted code, of each argument's value: of two slots the lower one. */
    private int[] slotOffsets() {
        int[] offsets = new int[shape.count()];
        int above = shape.slots();
        for (int i = 0; i < offsets.length; i++) {
            above -= shape.type(i).slots();
            offsets[i] = SLOT * above;
        }
        return offsets;
    }

    private void interpretedToCompiled(MacroAssembler masm, List<Location> locations) {
        Registers r = masm.registers();
        Gpr slots = r.locals();
        int[] offsets = slotOffsets();
        masm.popReturnAddress(r.bytecodePointer());
        masm.move(slots, r.stackPointer());
        int bytes = SLOT * CallingConvention.stackWords(locations);
        if (bytes > 0) {
            masm.opImmediate(IntOp.SUB, Width.W64, r.stackPointer(), r.stackPointer(), bytes);
        }
        masm.opImmediate(IntOp.AND, Width.W64, r.stackPointer(), r.stackPointer(), -CompiledFrameLayout.ALIGNMENT);
        for (int i = 0; i < offsets.length; i++) {
            Location to = locations.get(i);
            Address from = Address.of(slots, offsets[i]);
            switch (to.place()) {
                case INTEGER -> masm.load(MemoryType.I64, r.arguments().get(to.index()), from);
                case FLOAT -> masm.loadFp(width(i), fpArgument(r, to), from);
                case STACK -> copy(masm, Address.of(r.stackPointer(), SLOT * to.index()), from);
            }
        }
        masm.pushReturnAddress(r.bytecodePointer());
        masm.jumpMemory(Address.of(r.method(), MethodLayout.COMPILED_ENTRY));
    }

    private void compiledToInterpreted(MacroAssembler masm, List<Location> locations) {
        Registers r = masm.registers();
        Gpr words = r.locals();
        int[] offsets = slotOffsets();
        masm.popReturnAddress(r.bytecodePointer());
        masm.move(words, r.stackPointer());
        int bytes = SLOT * shape.slots();
        if (bytes > 0) {
            masm.opImmediate(IntOp.SUB, Width.W64, r.stackPointer(), r.stackPointer(), bytes);
        }
        for (int i = 0; i < offsets.length; i++) {
            Location from = locations.get(i);
            Address to = Address.of(r.stackPointer(), offsets[i]);
            switch (from.place()) {
                case INTEGER -> masm.store(MemoryType.I64, to, r.arguments().get(from.index()));
                case FLOAT -> masm.storeFp(width(i), to, fpArgument(r, from));
                case STACK -> copy(masm, to, Address.of(words, SLOT * from.index()));
            }
        }
        masm.pushReturnAddress(r.bytecodePointer());
        masm.jumpMemory(Address.of(r.method(), MethodLayout.BYTECODE_ENTRY));
    }

    private FpWidth width(int argument) {
        return shape.type(argument) == BasicType.FLOAT ? FpWidth.F32 : FpWidth.F64;
    }

    private static Fpr fpArgument(Registers r, Location location) {
        return r.fpArguments().get(location.index());
    }

    private static void copy(MacroAssembler masm, Address to, Address from) {
        Gpr word = masm.registers().dispatch();
        masm.load(MemoryType.I64, word, from);
        masm.store(MemoryType.I64, to, word);
    }
}
