package org.stubarchive.arch.x86_64.asm;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Boundary operands for every row of the instruction table. */
final class FormSamples {
    /** One encoded instruction. */
    record Sample(InstructionForm form, List<Operand> operands, byte[] bytes, int offset) {}

    private static final int[] DISPLACEMENTS = {0, 1, -1, 8, 64, -64, 127, -128, 128, -129, 8128, -8192, 8192, 0x12345678, Integer.MIN_VALUE, Integer.MAX_VALUE};

    private FormSamples() {}

    /** All samples, laid out one behind the other. */
    static List<Sample> all() {
        List<Sample> result = new ArrayList<>();
        int offset = 0;
        for (InstructionForm form : InstructionTable.all()) {
            for (Operand[] operands : combinations(form)) {
                byte[] bytes = encode(form, offset, operands);
                result.add(new Sample(form, List.of(operands), bytes, offset));
                offset += bytes.length;
            }
        }
        return result;
    }

    /** Each operand through all its values with the others fixed, then all together. */
    private static List<Operand[]> combinations(InstructionForm form) {
        List<List<Operand>> values = new ArrayList<>();
        for (OperandKind kind : form.kinds()) {
            values.add(values(kind, form.encoding().scheme));
        }
        List<Operand[]> result = new ArrayList<>();
        int most = values.stream().mapToInt(List::size).max().orElse(1);
        for (int varied = 0; varied < values.size(); varied++) {
            for (Operand value : values.get(varied)) {
                Operand[] operands = new Operand[values.size()];
                for (int i = 0; i < operands.length; i++) {
                    operands[i] = i == varied ? value : values.get(i).get(Math.min(1 + i, values.get(i).size() - 1));
                }
                result.add(operands);
            }
        }
        if (values.isEmpty()) {
            result.add(new Operand[0]);
        }
        for (int step = 0; values.size() > 1 && step < most; step++) {
            Operand[] operands = new Operand[values.size()];
            for (int i = 0; i < operands.length; i++) {
                operands[i] = values.get(i).get((step * (i + 1) + 3 * i) % values.get(i).size());
            }
            result.add(operands);
        }
        return result;
    }

    private static List<Operand> values(OperandKind kind, Encoding.Scheme scheme) {
        List<Operand> result = new ArrayList<>();
        switch (kind.role) {
            case REG, VVVV, OPCODE -> registers(result, kind, scheme);
            case RM -> {
                if (kind.regClass != null) {
                    registers(result, kind, scheme);
                }
                if (kind.memoryBits >= 0) {
                    memory(result, kind);
                }
            }
            case IMMEDIATE -> {
                for (long v : new long[] {0, 1, 2, -1, 127, -128, 128, 255, 32767, -32768, 65535, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xFFFF_FFFFL, Long.MAX_VALUE, Long.MIN_VALUE}) {
                    if (kind.accepts(Imm.of(v), 16)) {
                        result.add(Imm.of(v));
                    }
                }
            }
            // Offsets of branches are relative to the instruction's end here; encode() knows where that is.
            case RELATIVE -> {
                for (long v : new long[] {0, 1, -2, 127, -128, 1000, -100000}) {
                    if (kind == OperandKind.REL32 || v == (byte) v) {
                        result.add(Target.decoded(v));
                    }
                }
            }
            case FIXED_REGISTER -> result.add(kind.fixedRegister());
            case FIXED_IMMEDIATE -> result.add(Imm.of(1));
        }
        return result;
    }

    private static void registers(List<Operand> result, OperandKind kind, Encoding.Scheme scheme) {
        int count = Math.min(kind.regClass.count(), scheme == Encoding.Scheme.EVEX ? 32 : 16);
        for (int i = 0; i < count; i++) {
            Reg reg = Reg.of(kind.regClass, i);
            result.add(reg);
            if (kind.maskable() && i % 5 == 0) {
                result.add(Masked.merge(reg, Reg.k(1 + i % 7)));
                result.add(Masked.zero(reg, Reg.k(7 - i % 7)));
            }
        }
    }

    private static void memory(List<Operand> result, OperandKind kind) {
        int bits = kind.memoryBits;
        List<Mem> all = new ArrayList<>();
        for (int base = 0; base < 16; base++) {
            all.add(Mem.of(bits, Reg.r64(base), 0));
            all.add(Mem.of(bits, Reg.r64(base), DISPLACEMENTS[base]));
            Reg index = Reg.r64(base == 4 ? 5 : base);
            all.add(Mem.of(bits, Reg.r64(15 - base), index, base & 3, DISPLACEMENTS[15 - base]));
            all.add(new Mem(bits, null, index, base & 3, DISPLACEMENTS[base], null, Mem.DisplacementSize.WORD));
        }
        all.add(Mem.of(bits, Reg.RAX, 0).withSize(Mem.DisplacementSize.BYTE));
        all.add(Mem.of(bits, Reg.RBP, 5).withSize(Mem.DisplacementSize.WORD));
        all.add(new Mem(bits, null, null, 0, 0x1234, new Mem.ToOffset(0), Mem.DisplacementSize.WORD));
        all.add(new Mem(bits, null, null, 0, -5, new Mem.ToOffset(0), Mem.DisplacementSize.WORD));
        result.addAll(all);
        if (kind.maskable()) {
            all.forEach(m -> result.add(Masked.merge(m, Reg.k(3))));
        }
    }

    private static byte[] encode(InstructionForm form, int offset, Operand[] operands) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        form.encode(new CodeSink() {
            @Override
            public void emit8(int value) {
                out.write(value);
            }

            @Override
            public void emit32(int value) {
                for (int i = 0; i < 4; i++) {
                    out.write(value >> 8 * i);
                }
            }

            @Override
            public void relative(Mem operand, int trailingBytes) {
                emit32(operand.displacement());
            }

            @Override
            public void branch(Target target, int fieldBytes) {
                for (int i = 0; i < fieldBytes; i++) {
                    out.write((int) target.offset() >> 8 * i);
                }
            }
        }, operands);
        return out.toByteArray();
    }
}
