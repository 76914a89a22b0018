package org.stubarchive.vm.classfile.verifier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Classes whose constructor calls that of Object inside of a {@code try}, with various handlers. */
final class ConstructorTryClasses {
    /** For class files without stack maps. */
    private static final class WithoutFrames extends MethodVisitor {
        WithoutFrames(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitFrame(int type, int localCount, Object[] local, int stackCount, Object[] stack) {
            // They have none.
        }
    }

    private static final Object[] UNINITIALIZED = {Opcodes.UNINITIALIZED_THIS};
    private static final Object[] THROWN = {"java/lang/Throwable"};

    private ConstructorTryClasses() {}

    /** Class files of a version by what their handler does. */
    static Map<String, byte[]> all(int version) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        classes.put("throws", make(version, m -> m.visitInsn(Opcodes.ATHROW)));
        classes.put("returns", make(version, m -> m.visitInsn(Opcodes.RETURN)));
        classes.put("never ends", make(version, m -> {
            Label self = new Label();
            m.visitLabel(self);
            m.visitJumpInsn(Opcodes.GOTO, self);
        }));
        classes.put("throws on both ways", make(version, m -> branch(m, Opcodes.ATHROW)));
        classes.put("returns on one way", make(version, m -> branch(m, Opcodes.RETURN)));
        classes.put("throws in every case", make(version, m -> cases(m, Opcodes.ATHROW)));
        classes.put("returns in one case", make(version, m -> cases(m, Opcodes.RETURN)));
        classes.put("handler that throws", make(version, m -> nested(m, Opcodes.ATHROW)));
        classes.put("handler that returns", make(version, m -> nested(m, Opcodes.RETURN)));
        classes.put("calls again and throws", make(version, m -> again(m, Opcodes.ATHROW)));
        classes.put("calls again and returns", make(version, m -> again(m, Opcodes.RETURN)));
        return classes;
    }

    private static byte[] make(int version, Consumer<MethodVisitor> handler) {
        ClassWriter w = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        w.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "org/stubarchive/vm/classfile/fixture/Tries", null, "java/lang/Object", null);
        MethodVisitor m = version < Opcodes.V1_6 ? new WithoutFrames(constructor(w)) : constructor(w);
        Label start = new Label();
        Label end = new Label();
        Label caught = new Label();
        m.visitCode();
        m.visitTryCatchBlock(start, end, caught, null);
        m.visitVarInsn(Opcodes.ALOAD, 0);
        m.visitLabel(start);
        m.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        m.visitLabel(end);
        m.visitInsn(Opcodes.RETURN);
        m.visitLabel(caught);
        frame(m);
        handler.accept(m);
        m.visitMaxs(0, 0);
        m.visitEnd();
        w.visitEnd();
        return w.toByteArray();
    }

    private static MethodVisitor constructor(ClassWriter w) {
        return w.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    }

    private static void frame(MethodVisitor m) {
        m.visitFrame(Opcodes.F_FULL, 1, UNINITIALIZED, 1, THROWN);
    }

    private static void again(MethodVisitor m, int end) {
        m.visitVarInsn(Opcodes.ALOAD, 0);
        m.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        m.visitInsn(end);
    }

    private static void branch(MethodVisitor m, int end) {
        Label other = new Label();
        m.visitInsn(Opcodes.DUP);
        m.visitJumpInsn(Opcodes.IFNULL, other);
        m.visitInsn(Opcodes.ATHROW);
        m.visitLabel(other);
        frame(m);
        m.visitInsn(end);
    }

    private static void cases(MethodVisitor m, int end) {
        Label first = new Label();
        Label second = new Label();
        Label none = new Label();
        m.visitInsn(Opcodes.ICONST_0);
        m.visitTableSwitchInsn(0, 1, none, first, second);
        for (Label l : new Label[] {first, second, none}) {
            m.visitLabel(l);
            frame(m);
            m.visitInsn(l == second ? end : Opcodes.ATHROW);
        }
    }

    private static void nested(MethodVisitor m, int end) {
        Label start = new Label();
        Label behind = new Label();
        Label handler = new Label();
        m.visitTryCatchBlock(start, behind, handler, null);
        m.visitLabel(start);
        m.visitInsn(Opcodes.NOP);
        m.visitLabel(behind);
        m.visitInsn(Opcodes.ATHROW);
        m.visitLabel(handler);
        frame(m);
        m.visitInsn(end);
    }
}
