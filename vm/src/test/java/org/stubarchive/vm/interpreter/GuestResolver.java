package org.stubarchive.vm.interpreter;

import org.stubarchive.format.layout.CpCacheLayout;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.QuickBytecode;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantPoolView;

/** Fills entries and writes quick bytecodes as the contract of {@code QuickBytecode} and {@code CpCacheLayout} says. */
final class GuestResolver {
    private final GuestWorld world;

    GuestResolver(GuestWorld world) {
        this.world = world;
    }

    /** Resolves the bytecode at which the frame stands. */
    void resolve(long fp) {
        GuestMethod m = world.methodOfFrame(fp);
        long bcp = RawMemory.getLong(fp + InterpreterFrameLayout.BCP);
        int bci = (int) (bcp - m.code());
        CodeAttribute original = m.declaration.code();
        int opcode = original.u1(bci);
        int index = original.u2(bci + 1);
        long entry = m.holder.cache + ((long) index << CpCacheLayout.ENTRY_SHIFT);
        ConstantPoolView pool = m.holder.file.constantPool();
        switch (opcode) {
            case Bytecodes.GETFIELD, Bytecodes.PUTFIELD, Bytecodes.GETSTATIC, Bytecodes.PUTSTATIC ->
                field(opcode, bcp, entry, world.load(pool.refClass(index)).field(pool.refName(index)), m, bci);
            case Bytecodes.INVOKESTATIC, Bytecodes.INVOKESPECIAL, Bytecodes.INVOKEVIRTUAL, Bytecodes.INVOKEINTERFACE -> {
                GuestMethod target = world.load(pool.refClass(index)).find(pool.refName(index) + pool.refDescriptor(index));
                call(opcode, bcp, entry, target);
            }
            case Bytecodes.NEW -> klass(entry, bcp, world.load(pool.className(index)), QuickBytecode.NEW_QUICK);
            case Bytecodes.ANEWARRAY -> klass(entry, bcp, world.load(pool.className(index)), QuickBytecode.ANEWARRAY_QUICK);
            case Bytecodes.CHECKCAST -> klass(entry, bcp, world.load(pool.className(index)), QuickBytecode.CHECKCAST_QUICK);
            case Bytecodes.INSTANCEOF -> klass(entry, bcp, world.load(pool.className(index)), QuickBytecode.INSTANCEOF_QUICK);
            case Bytecodes.MULTIANEWARRAY -> RawMemory.putLong(entry + CpCacheLayout.VALUE, world.load(pool.className(index)).klass);
            default -> throw new IllegalStateException("cannot resolve " + Bytecodes.name(opcode));
        }
    }

    private static void quick(long bcp, QuickBytecode bytecode) {
        RawMemory.putByte(bcp, (byte) bytecode.code());
    }

    private static void klass(long entry, long bcp, GuestClass c, QuickBytecode bytecode) {
        RawMemory.putLong(entry + CpCacheLayout.VALUE, c.klass);
        quick(bcp, bytecode);
    }

    private void field(int opcode, long bcp, long entry, GuestClass.GuestField field, GuestMethod m, int bci) {
        RawMemory.putLong(entry + CpCacheLayout.VALUE, field.holder().klass);
        RawMemory.putInt(entry + CpCacheLayout.OFFSET, field.offset());
        QuickBytecode bytecode = quickField(opcode, field.type());
        RawMemory.putInt(entry + CpCacheLayout.FLAGS, field.type().code() | (field.isVolatile() ? CpCacheLayout.FLAG_VOLATILE : 0)
                | (bytecode == null ? CpCacheLayout.FLAG_NO_QUICK_FORM : 0));
        if (field.isVolatile() || bytecode == null) {
            return;
        }
        quick(bcp, bytecode);
        if (bci > 0 && RawMemory.getByte(bcp - 1) == Bytecodes.ALOAD_0 && isInstruction(m, bci - 1)) {
            if (bytecode == QuickBytecode.AGETFIELD) {
                quick(bcp - 1, QuickBytecode.ALOAD_0_AGETFIELD);
            } else if (bytecode == QuickBytecode.IGETFIELD) {
                quick(bcp - 1, QuickBytecode.ALOAD_0_IGETFIELD);
            }
        }
    }

    private static boolean isInstruction(GuestMethod m, int bci) {
        CodeAttribute code = m.declaration.code();
        int at = 0;
        while (at < bci) {
            at += Bytecodes.length(code, at);
        }
        return at == bci;
    }

    private static QuickBytecode quickField(int opcode, BasicType type) {
        String letter = switch (type) {
            case BOOLEAN -> opcode == Bytecodes.PUTFIELD ? "Z" : "B";
            case SHORT -> opcode == Bytecodes.PUTFIELD ? "C" : "S";
            case OBJECT, ARRAY -> "A";
            default -> String.valueOf(type.descriptor() == 'J' ? 'L' : type.descriptor());
        };
        String name = letter + Bytecodes.name(opcode).toUpperCase(java.util.Locale.ROOT);
        for (QuickBytecode b : QuickBytecode.values()) {
            if (b.name().equals(name)) {
                return b;
            }
        }
        return null;
    }

    private void call(int opcode, long bcp, long entry, GuestMethod target) {
        RawMemory.putLong(entry + CpCacheLayout.VALUE, target.address);
        int slots = GuestCall.argumentSlots(target);
        RawMemory.putInt(entry + CpCacheLayout.RECEIVER_OFFSET, 8 * (slots - 1));
        RawMemory.putInt(entry + CpCacheLayout.FLAGS, 8 * slots + target.descriptor.returnType().tos().id() << CpCacheLayout.CALL_INFO_SHIFT);
        boolean isFinal = !target.isVirtual() || (target.declaration.accessFlags() & 0x10) != 0;
        switch (opcode) {
            case Bytecodes.INVOKESTATIC -> quick(bcp, QuickBytecode.INVOKESTATIC_QUICK);
            case Bytecodes.INVOKESPECIAL -> quick(bcp, QuickBytecode.INVOKESPECIAL_QUICK);
            case Bytecodes.INVOKEVIRTUAL -> {
                RawMemory.putInt(entry + CpCacheLayout.OFFSET, target.vtableOffset);
                quick(bcp, isFinal ? QuickBytecode.INVOKEVFINAL_QUICK : QuickBytecode.INVOKEVIRTUAL_QUICK);
            }
            default -> {
                if (target.holder.superclass == null) {
                    RawMemory.putInt(entry + CpCacheLayout.OFFSET, target.vtableOffset);
                    quick(bcp, isFinal ? QuickBytecode.INVOKEINTERFACE_FINAL_QUICK : QuickBytecode.INVOKEINTERFACE_VIRTUAL_QUICK);
                } else if (isFinal) {
                    quick(bcp, QuickBytecode.INVOKEINTERFACE_FINAL_QUICK);
                } else {
                    RawMemory.putInt(entry + CpCacheLayout.OFFSET, GuestClass.imtOffset(target));
                    quick(bcp, QuickBytecode.INVOKEINTERFACE_QUICK);
                }
            }
        }
    }
}
