package org.stubarchive.vm.interpreter;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.OperandFormat;
import org.stubarchive.format.runtime.QuickBytecode;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.memory.MetadataSpace;

/** Makes the code copy that the interpreter runs. The entry number of a constant is its constant pool index. */
final class NativeCode {
    private NativeCode() {}

    static long of(MetadataSpace space, GuestMethod method) {
        CodeAttribute original = method.declaration.code();
        long code = space.allocate(original.codeLength());
        RawMemory.copyFromArray(code, original.bytes(), original.codeOffset(), original.codeLength());
        int length;
        for (int bci = 0; bci < original.codeLength(); bci += length) {
            length = Bytecodes.length(original, bci);
            swapOperands(original, code, bci);
            replace(method, original, code, bci);
        }
        for (int bci = 0; bci < original.codeLength(); bci += length) {
            length = Bytecodes.length(original, bci);
            pair(original, code, bci, bci + length);
        }
        return code;
    }

    private static void swap2(long at) {
        RawMemory.putShort(at, Short.reverseBytes(RawMemory.getShort(at)));
    }

    private static void swap4(long at) {
        RawMemory.putInt(at, Integer.reverseBytes(RawMemory.getInt(at)));
    }

    private static void swapOperands(CodeAttribute original, long code, int bci) {
        OperandFormat format = Bytecodes.format(original.u1(bci));
        switch (format) {
            case SHORT, CONSTANT2, BRANCH2, INVOKEINTERFACE, INVOKEDYNAMIC, DIMENSIONS -> swap2(code + bci + 1);
            case BRANCH4 -> swap4(code + bci + 1);
            case WIDE -> {
                swap2(code + bci + 2);
                if (original.u1(bci + 1) == Bytecodes.IINC) {
                    swap2(code + bci + 4);
                }
            }
            case TABLESWITCH, LOOKUPSWITCH -> {
                int count = Bytecodes.switchCount(original, bci);
                int words = format == OperandFormat.TABLESWITCH ? 3 + count : 2 + 2 * count;
                for (int i = 0; i < words; i++) {
                    swap4(code + Bytecodes.switchOperands(bci) + 4L * i);
                }
            }
            default -> { }
        }
    }

    private static void replace(GuestMethod method, CodeAttribute original, long code, int bci) {
        ConstantPoolView pool = method.holder.file.constantPool();
        BasicType result = method.descriptor.returnType();
        switch (original.u1(bci)) {
            case Bytecodes.LDC -> put(code + bci, constant(pool.tag(original.u1(bci + 1)), QuickBytecode.LDC_INT, QuickBytecode.LDC_FLOAT, QuickBytecode.LDC_REFERENCE));
            case Bytecodes.LDC_W -> put(code + bci, constant(pool.tag(original.u2(bci + 1)), QuickBytecode.LDC_W_INT, QuickBytecode.LDC_W_FLOAT,
                    QuickBytecode.LDC_W_REFERENCE));
            case Bytecodes.LDC2_W -> put(code + bci, pool.tag(original.u2(bci + 1)) == ConstantTag.LONG
                    ? QuickBytecode.LDC2_W_LONG : QuickBytecode.LDC2_W_DOUBLE);
            case Bytecodes.IRETURN -> {
                if (result != BasicType.INT) {
                    put(code + bci, QuickBytecode.IRETURN_NARROW);
                }
            }
            case Bytecodes.RETURN -> {
                if (method.holder.superclass == null && method.declaration.isConstructor()) {
                    put(code + bci, QuickBytecode.RETURN_REGISTER_FINALIZER);
                }
            }
            default -> { }
        }
    }

    private static QuickBytecode constant(int tag, QuickBytecode ofInt, QuickBytecode ofFloat, QuickBytecode other) {
        return switch (tag) {
            case ConstantTag.INTEGER -> ofInt;
            case ConstantTag.FLOAT -> ofFloat;
            default -> other;
        };
    }

    private static void pair(CodeAttribute original, long code, int bci, int next) {
        if (original.u1(bci) == Bytecodes.ILOAD && next < original.codeLength()) {
            if (original.u1(next) == Bytecodes.ILOAD) {
                put(code + bci, QuickBytecode.ILOAD_ILOAD);
            } else if (original.u1(next) == Bytecodes.CALOAD) {
                put(code + bci, QuickBytecode.ILOAD_CALOAD);
            }
        }
    }

    private static void put(long at, QuickBytecode bytecode) {
        RawMemory.putByte(at, (byte) bytecode.code());
    }
}
