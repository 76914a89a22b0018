package org.stubarchive.vm.interpreter;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stubarchive.format.runtime.OperandFormat;
import org.stubarchive.vm.classfile.Bytecodes;

/** A class file of version 49 (which still allows {@code jsr}) with static methods written in bytecodes that no compiler emits any more. */
final class AssembledClass {
    private static final int MAX_STACK = 20;
    private static final int MAX_LOCALS = 20;

    private record Fixup(int at, int from, String label, int size) {}

    private final String name;
    private final List<byte[]> constants = new ArrayList<>();
    private final List<byte[]> methods = new ArrayList<>();

    AssembledClass(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Adds a method. Instructions are separated by semicolons: mnemonic and decimal operands, after a {@code label:} or not. */
    AssembledClass method(String methodName, String descriptor, String text) {
        byte[] code = assemble(text);
        methods.add(bytes(out -> {
            out.writeShort(0x0009);
            out.writeShort(utf8(methodName));
            out.writeShort(utf8(descriptor));
            out.writeShort(1);
            out.writeShort(utf8("Code"));
            out.writeInt(12 + code.length);
            out.writeShort(MAX_STACK);
            out.writeShort(MAX_LOCALS);
            out.writeInt(code.length);
            out.write(code);
            out.writeShort(0);
            out.writeShort(0);
        }));
        return this;
    }

    byte[] toBytes() {
        int self = classConstant(name);
        int object = classConstant("java/lang/Object");
        return bytes(out -> {
            out.writeInt(0xCAFEBABE);
            out.writeInt(49);
            out.writeShort(constants.size() + 1);
            for (byte[] c : constants) {
                out.write(c);
            }
            out.writeShort(0x0021);
            out.writeShort(self);
            out.writeShort(object);
            out.writeShort(0);
            out.writeShort(0);
            out.writeShort(methods.size());
            for (byte[] m : methods) {
                out.write(m);
            }
            out.writeShort(0);
        });
    }

    private interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writer writer) {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        try {
            writer.write(new DataOutputStream(buffer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.toByteArray();
    }

    /** Adds an int constant; gives its index. */
    int intConstant(int value) {
        constants.add(bytes(out -> {
            out.writeByte(3);
            out.writeInt(value);
        }));
        return constants.size();
    }

    /** Adds a float constant; gives its index. */
    int floatConstant(float value) {
        constants.add(bytes(out -> {
            out.writeByte(4);
            out.writeFloat(value);
        }));
        return constants.size();
    }

    private int utf8(String text) {
        constants.add(bytes(out -> {
            out.writeByte(1);
            out.writeUTF(text);
        }));
        return constants.size();
    }

    private int classConstant(String className) {
        int text = utf8(className);
        constants.add(bytes(out -> {
            out.writeByte(7);
            out.writeShort(text);
        }));
        return constants.size();
    }

    private static int opcode(String mnemonic) {
        for (int i = 0; i <= 201; i++) {
            if (Bytecodes.name(i).equals(mnemonic)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no bytecode " + mnemonic);
    }

    private static byte[] assemble(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, Integer> labels = new HashMap<>();
        List<Fixup> fixups = new ArrayList<>();
        for (String line : text.split(";")) {
            String instruction = line.trim();
            int colon = instruction.indexOf(':');
            if (colon >= 0) {
                labels.put(instruction.substring(0, colon), out.size());
                instruction = instruction.substring(colon + 1).trim();
            }
            String[] words = instruction.split("\\s+");
            int start = out.size();
            int at = 0;
            boolean wide = words[0].equals("wide");
            if (wide) {
                out.write(opcode("wide"));
                at = 1;
            }
            int opcode = opcode(words[at]);
            out.write(opcode);
            OperandFormat format = Bytecodes.format(opcode);
            if (format == OperandFormat.BRANCH2 || format == OperandFormat.BRANCH4) {
                int size = format == OperandFormat.BRANCH2 ? 2 : 4;
                fixups.add(new Fixup(out.size(), start, words[1], size));
                out.writeBytes(new byte[size]);
                continue;
            }
            int size = wide || format == OperandFormat.SHORT || format == OperandFormat.CONSTANT2 ? 2 : 1;
            for (int i = at + 1; i < words.length; i++) {
                int operand = Integer.parseInt(words[i]);
                for (int b = size - 1; b >= 0; b--) {
                    out.write(operand >> 8 * b);
                }
            }
        }
        byte[] code = out.toByteArray();
        for (Fixup f : fixups) {
            int distance = labels.get(f.label) - f.from;
            for (int b = 0; b < f.size; b++) {
                code[f.at + b] = (byte) (distance >> 8 * (f.size - 1 - b));
            }
        }
        return code;
    }
}
