package org.stubarchive.vm.interpreter;

import java.util.List;
import java.util.Random;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.stubarchive.format.runtime.SignatureShape;

/**
 * A class with five static methods for each of some shapes: {@code a} passes its arguments to {@code b}, {@code c} to {@code d} and {@code e} to
 * {@code c}, in bytecodes; {@code b} and {@code d} are native. All give back what the method that they call has given.
 */
final class ShapeClass {
    private static final String[] INTS = {"I", "Z", "B", "C", "S"};
    private static final String[] REFERENCES = {"Ljava/lang/Object;", "[I", "Ljava/lang/String;", "[[D"};
    private static final String[] RESULTS = {"I", "J", "F", "D", "Ljava/lang/Object;", "V", "Z", "S"};

    private final String name;
    private final List<String> descriptors;

    /** Takes declared types and results at random. */
    ShapeClass(String name, List<SignatureShape> shapes, Random random) {
        this.name = name;
        this.descriptors = shapes.stream().map(s -> descriptor(s, random)).toList();
    }

    private static String descriptor(SignatureShape shape, Random random) {
        StringBuilder text = new StringBuilder("(");
        for (char c : shape.types().toCharArray()) {
            text.append(switch (c) {
                case 'I' -> INTS[random.nextInt(INTS.length)];
                case 'L' -> REFERENCES[random.nextInt(REFERENCES.length)];
                default -> String.valueOf(c);
            });
        }
        return text.append(')').append(RESULTS[random.nextInt(RESULTS.length)]).toString();
    }

    /** Descriptor of the methods with a number. */
    String descriptor(int number) {
        return descriptors.get(number);
    }

    byte[] bytes() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        for (int i = 0; i < descriptors.size(); i++) {
            forward(writer, "a" + i, "b" + i, descriptors.get(i));
            forward(writer, "c" + i, "d" + i, descriptors.get(i));
            forward(writer, "e" + i, "c" + i, descriptors.get(i));
            writer.visitMethod(Opcodes.ACC_STATIC | Opcodes.ACC_NATIVE, "b" + i, descriptors.get(i), null, null).visitEnd();
            writer.visitMethod(Opcodes.ACC_STATIC | Opcodes.ACC_NATIVE, "d" + i, descriptors.get(i), null, null).visitEnd();
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void forward(ClassWriter writer, String from, String to, String descriptor) {
        MethodVisitor m = writer.visitMethod(Opcodes.ACC_STATIC, from, descriptor, null, null);
        m.visitCode();
        int local = 0;
        for (Type t : Type.getArgumentTypes(descriptor)) {
            m.visitVarInsn(t.getOpcode(Opcodes.ILOAD), local);
            local += t.getSize();
        }
        m.visitMethodInsn(Opcodes.INVOKESTATIC, name, to, descriptor, false);
        m.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
        m.visitMaxs(0, 0);
        m.visitEnd();
    }
}
