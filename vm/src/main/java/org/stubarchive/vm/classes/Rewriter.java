package org.stubarchive.vm.classes;

import java.util.Arrays;
import org.stubarchive.format.layout.CpCacheLayout;
import org.stubarchive.format.runtime.QuickBytecode;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.ObjectModel;

/**
 * Makes the code that the interpreter runs: a copy of each method's bytecodes of the same length, with operands in native byte order and
 * constant pool indexes replaced by entry numbers of a constant pool cache, which it allocates.
 *
 * <p>Constants of {@code ldc}, whose operand is one byte, get the first numbers. Each pair of constant pool index and kind of use has one
 * entry; each {@code invokedynamic} instruction has its own, because each links its own call site (JVMS 6.5).
 */
final class Rewriter {
    private static final int KIND_CONSTANT = 0;
    private static final int KIND_CLASS = 1;
    /** Kind of {@code getstatic}; the further field and method instructions follow. */
    private static final int KIND_FIRST_MEMBER = 2;
    private static final int KINDS = KIND_FIRST_MEMBER + Bytecodes.INVOKEINTERFACE - Bytecodes.GETSTATIC + 1;
    private static final int MAX_ENTRIES = 0x10000;

    private final ObjectModel model;

    Rewriter(ObjectModel model) {
        this.model = model;
    }

    void rewrite(InstanceKlass k) {
        new Session(k).run();
    }

    /** The rewriting of one class. */
    private final class Session {
        private final InstanceKlass klass;
        private final ConstantPoolView pool;
        private final int[][] numbers = new int[KINDS][];
        private int[] cpIndexes = new int[64];
        private int count;
        private final boolean hasFinalFields;

        Session(InstanceKlass klass) {
            this.klass = klass;
            this.pool = klass.constants().view();
            this.hasFinalFields = declaresFinalFields();
        }

        private boolean declaresFinalFields() {
            for (Field f : klass.fields()) {
                if (f.isFinal() && !f.isStatic()) {
                    return true;
                }
            }
            return false;
        }

        void run() {
            Method[] methods = klass.methods();
            for (Method m : methods) {
                if (m.code() != null) {
                    numberShortConstants(m.code());
                }
            }
            long[] codes = new long[methods.length];
            for (int i = 0; i < methods.length; i++) {
                if (methods[i].code() != null) {
                    codes[i] = rewrite(methods[i]);
                }
            }
            long cache = makeCache();
            klass.constants().setCpCache(cache);
            for (int i = 0; i < methods.length; i++) {
                methods[i].setCode(codes[i], cache);
            }
        }

        private void numberShortConstants(CodeAttribute code) {
            int n = code.codeLength();
            for (int bci = 0; bci < n; bci += length(code, bci)) {
                if (code.u1(bci) == Bytecodes.LDC) {
                    number(KIND_CONSTANT, code.u1(bci + 1));
                }
            }
        }

        private int number(int kind, int cpIndex) {
            int[] ofKind = numbers[kind];
            if (ofKind == null) {
                ofKind = new int[pool.size()];
                numbers[kind] = ofKind;
            }
            int known = ofKind[cpIndex];
            if (known != 0) {
                return known - 1;
            }
            int fresh = append(cpIndex);
            ofKind[cpIndex] = fresh + 1;
            return fresh;
        }

        private int append(int cpIndex) {
            if (count == cpIndexes.length) {
                cpIndexes = Arrays.copyOf(cpIndexes, 2 * count);
            }
            if (count == MAX_ENTRIES) {
                throw new IllegalStateException(klass.externalName() + " uses more than " + MAX_ENTRIES + " constants and call sites");
            }
            cpIndexes[count] = cpIndex;
            return count++;
        }

        private long makeCache() {
            long cache = model.allocate(8 + (count << CpCacheLayout.ENTRY_SHIFT)) + 8;
            RawMemory.putInt(cache + CpCacheLayout.HOLDER, (int) klass.address());
            RawMemory.putInt(cache + CpCacheLayout.LENGTH, count);
            for (int i = 0; i < count; i++) {
                long entry = CpCache.entry(cache, i);
                int cpIndex = cpIndexes[i];
                RawMemory.putInt(entry + CpCacheLayout.CP_INDEX, cpIndex);
                switch (pool.tag(cpIndex)) {
                    case ConstantTag.INTEGER -> CpCache.putValue(entry, pool.intValue(cpIndex));
                    case ConstantTag.FLOAT -> CpCache.putValue(entry, pool.floatBits(cpIndex));
                    case ConstantTag.LONG -> CpCache.putValue(entry, pool.longValue(cpIndex));
                    case ConstantTag.DOUBLE -> CpCache.putValue(entry, pool.doubleBits(cpIndex));
                    default -> {
                    }
                }
            }
            return cache;
        }

        private long rewrite(Method m) {
            CodeAttribute original = m.code();
            int n = original.codeLength();
            long code = model.allocate(n);
            RawMemory.copyFromArray(code, original.bytes(), original.codeOffset(), n);
            int ireturn = QuickFields.isNarrow(m.resultType()) ? QuickBytecode.IRETURN_NARROW.code() : Bytecodes.IRETURN;
            int ret = returnOf(m);
            int bci = 0;
            while (bci < n) {
                int opcode = original.u1(bci);
                if (opcode == Bytecodes.IRETURN) {
                    RawMemory.putByte(code + bci, (byte) ireturn);
                } else if (opcode == Bytecodes.RETURN) {
                    RawMemory.putByte(code + bci, (byte) ret);
                } else {
                    operands(original, bci, opcode, code);
                }
                int next = bci + length(original, bci);
                if (opcode == Bytecodes.ILOAD && next < n) {
                    pairLoad(original, next, code + bci);
                }
                bci = next;
            }
            return code;
        }

        private int length(CodeAttribute code, int bci) {
            int n = Bytecodes.length(code, bci);
            if (n <= 0) {
                throw new IllegalStateException(klass.externalName() + ": bytecode " + code.u1(bci) + " at " + bci + " does not fit the code");
            }
            return n;
        }

        /** What is written for {@code return} in a method. */
        private int returnOf(Method m) {
            if (!m.isConstructor()) {
                return Bytecodes.RETURN;
            }
            if (klass == model.objectKlass()) {
                return QuickBytecode.RETURN_REGISTER_FINALIZER.code();
            }
            return hasFinalFields && writesFinalField(m.code()) ? QuickBytecode.RETURN_FREEZE.code() : Bytecodes.RETURN;
        }

        /** A reference may name the field through a subclass, so its class does not count. */
        private boolean writesFinalField(CodeAttribute code) {
            int n = code.codeLength();
            for (int bci = 0; bci < n; bci += length(code, bci)) {
                if (code.u1(bci) == Bytecodes.PUTFIELD) {
                    int reference = code.u2(bci + 1);
                    Field f = klass.findField(pool.refName(reference), pool.refDescriptor(reference));
                    if (f != null && f.isFinal() && !f.isStatic()) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Joins {@code iload} with the instruction behind it, unless that starts a better pair. */
        private void pairLoad(CodeAttribute code, int next, long address) {
            int following = code.u1(next);
            if (following == Bytecodes.CALOAD) {
                RawMemory.putByte(address, (byte) QuickBytecode.ILOAD_CALOAD.code());
            } else if (following == Bytecodes.ILOAD && !(next + 2 < code.codeLength() && code.u1(next + 2) == Bytecodes.CALOAD)) {
                RawMemory.putByte(address, (byte) QuickBytecode.ILOAD_ILOAD.code());
            }
        }

        private void operands(CodeAttribute original, int bci, int opcode, long code) {
            long out = code + bci + 1;
            switch (opcode) {
                case Bytecodes.LDC -> {
                    int cpIndex = original.u1(bci + 1);
                    RawMemory.putByte(out, (byte) number(KIND_CONSTANT, cpIndex));
                    quickConstant(out - 1, cpIndex, QuickBytecode.LDC_INT, QuickBytecode.LDC_FLOAT, QuickBytecode.LDC_REFERENCE);
                }
                case Bytecodes.LDC_W -> {
                    int cpIndex = original.u2(bci + 1);
                    RawMemory.putShort(out, (short) number(KIND_CONSTANT, cpIndex));
                    quickConstant(out - 1, cpIndex, QuickBytecode.LDC_W_INT, QuickBytecode.LDC_W_FLOAT, QuickBytecode.LDC_W_REFERENCE);
                }
                case Bytecodes.LDC2_W -> {
                    int cpIndex = original.u2(bci + 1);
                    RawMemory.putShort(out, (short) number(KIND_CONSTANT, cpIndex));
                    if (pool.tag(cpIndex) == ConstantTag.LONG) {
                        RawMemory.putByte(out - 1, (byte) QuickBytecode.LDC2_W_LONG.code());
                    } else if (pool.tag(cpIndex) == ConstantTag.DOUBLE) {
                        RawMemory.putByte(out - 1, (byte) QuickBytecode.LDC2_W_DOUBLE.code());
                    }
                }
                case Bytecodes.NEW, Bytecodes.ANEWARRAY, Bytecodes.CHECKCAST, Bytecodes.INSTANCEOF, Bytecodes.MULTIANEWARRAY ->
                    RawMemory.putShort(out, (short) number(KIND_CLASS, original.u2(bci + 1)));
                case Bytecodes.INVOKEDYNAMIC -> RawMemory.putShort(out, (short) append(original.u2(bci + 1)));
                case Bytecodes.WIDE -> {
                    swap2(original, bci + 2, code);
                    if (original.u1(bci + 1) == Bytecodes.IINC) {
                        swap2(original, bci + 4, code);
                    }
                }
                case Bytecodes.SIPUSH, Bytecodes.IFNULL, Bytecodes.IFNONNULL -> swap2(original, bci + 1, code);
                case Bytecodes.GOTO_W, Bytecodes.JSR_W -> swap4(original, bci + 1, 1, code);
                case Bytecodes.TABLESWITCH ->
                    swap4(original, Bytecodes.switchOperands(bci), 3 + Bytecodes.switchCount(original, bci), code);
                case Bytecodes.LOOKUPSWITCH ->
                    swap4(original, Bytecodes.switchOperands(bci), 2 + 2 * Bytecodes.switchCount(original, bci), code);
                default -> {
                    if (opcode >= Bytecodes.GETSTATIC && opcode <= Bytecodes.INVOKEINTERFACE) {
                        RawMemory.putShort(out, (short) number(KIND_FIRST_MEMBER + opcode - Bytecodes.GETSTATIC, original.u2(bci + 1)));
                    } else if (opcode >= Bytecodes.IFEQ && opcode <= Bytecodes.JSR) {
                        swap2(original, bci + 1, code);
                    }
                }
            }
        }

        /** Dynamic constants keep the original bytecode: their type decides, and they may give null. */
        private void quickConstant(long address, int cpIndex, QuickBytecode ofInt, QuickBytecode ofFloat, QuickBytecode ofReference) {
            switch (pool.tag(cpIndex)) {
                case ConstantTag.INTEGER -> RawMemory.putByte(address, (byte) ofInt.code());
                case ConstantTag.FLOAT -> RawMemory.putByte(address, (byte) ofFloat.code());
                case ConstantTag.DYNAMIC -> {
                }
                default -> RawMemory.putByte(address, (byte) ofReference.code());
            }
        }

        private void swap2(CodeAttribute original, int bci, long code) {
            RawMemory.putShort(code + bci, (short) original.u2(bci));
        }

        private void swap4(CodeAttribute original, int bci, int words, long code) {
            for (int i = 0; i < words; i++) {
                RawMemory.putInt(code + bci + 4L * i, original.s4(bci + 4 * i));
            }
        }
    }
}
