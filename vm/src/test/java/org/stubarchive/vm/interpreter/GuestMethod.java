package org.stubarchive.vm.interpreter;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.MethodDeclaration;
import org.stubarchive.vm.classfile.MethodDescriptor;

/** A method of a linked test class. */
final class GuestMethod {
    private static final int ACC_NATIVE = 0x0100;
    private static final int ACC_ABSTRACT = 0x0400;
    private static final int ACC_SYNCHRONIZED = 0x0020;

    final GuestClass holder;
    final MethodDeclaration declaration;
    final MethodDescriptor descriptor;
    final long address;
    /** Byte offset of the vtable entry in a klass, or -1. */
    int vtableOffset = -1;

    GuestMethod(GuestWorld world, GuestClass holder, MethodDeclaration declaration) {
        this.holder = holder;
        this.declaration = declaration;
        this.descriptor = MethodDescriptor.parse(declaration.descriptor());
        this.address = world.metadata().allocate(MethodLayout.SIZE);
        int slots = descriptor.argumentSlots() + (declaration.isStatic() ? 0 : 1);
        BasicType result = descriptor.returnType();
        RawMemory.putLong(address + MethodLayout.INTERPRETER_ENTRY, entry(world));
        RawMemory.putLong(address + MethodLayout.CP_CACHE, holder.cache);
        RawMemory.putInt(address + MethodLayout.HOLDER, (int) holder.klass);
        RawMemory.putInt(address + MethodLayout.ACCESS_FLAGS, declaration.accessFlags());
        RawMemory.putInt(address + MethodLayout.ARGUMENT_SLOTS, slots);
        RawMemory.putInt(address + MethodLayout.RESULT_TABLE_OFFSET, result.tos().tableOffset());
        RawMemory.putInt(address + MethodLayout.RESULT_TYPE, result.code());
        int frameBytes = InterpreterFrameLayout.FIXED_BYTES;
        if (declaration.code() != null) {
            int extra = declaration.code().maxLocals() - slots;
            RawMemory.putLong(address + MethodLayout.CODE, NativeCode.of(world.metadata(), this));
            RawMemory.putInt(address + MethodLayout.EXTRA_LOCALS_BYTES, 8 * extra);
            RawMemory.putInt(address + MethodLayout.MAX_STACK, declaration.code().maxStack());
            frameBytes += 8 * (extra + declaration.code().maxStack());
        }
        RawMemory.putInt(address + MethodLayout.FRAME_BYTES, frameBytes);
        world.register(this);
    }

    private long entry(GuestWorld world) {
        boolean isSynchronized = (declaration.accessFlags() & ACC_SYNCHRONIZED) != 0;
        long intrinsic = Intrinsic.lookup(holder.name, declaration.name(), declaration.descriptor()).map(i -> world.entry(i.staticId())).orElse(0L);
        if (intrinsic != 0) {
            return intrinsic;
        }
        if ((declaration.accessFlags() & ACC_NATIVE) != 0) {
            return world.entry((isSynchronized ? InterpreterStub.METHOD_ENTRY_NATIVE_SYNCHRONIZED : InterpreterStub.METHOD_ENTRY_NATIVE).staticId());
        }
        if ((declaration.accessFlags() & ACC_ABSTRACT) != 0) {
            return world.entry(InterpreterStub.METHOD_ENTRY_ABSTRACT.staticId());
        }
        return world.entry((isSynchronized ? InterpreterStub.METHOD_ENTRY_SYNCHRONIZED : InterpreterStub.METHOD_ENTRY_NORMAL).staticId());
    }

    /** Whether calls of it go through a vtable. */
    boolean isVirtual() {
        return !declaration.isStatic() && (declaration.accessFlags() & 2) == 0 && !declaration.name().startsWith("<");
    }

    String key() {
        return declaration.name() + declaration.descriptor();
    }

    long code() {
        return RawMemory.getLong(address + MethodLayout.CODE);
    }
}
