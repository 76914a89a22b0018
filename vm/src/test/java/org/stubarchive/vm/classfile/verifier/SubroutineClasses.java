package org.stubarchive.vm.classfile.verifier;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Classes with jsr and ret, which no current compiler makes. */
public final class SubroutineClasses {
    private SubroutineClasses() {
    }

    /** Methods {@code once}, {@code nested} and {@code callers}. */
    public static byte[] make() {
        ClassWriter w = new ClassWriter(0);
        w.visit(Opcodes.V1_4, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "org/stubarchive/vm/classfile/Subroutine", null, "java/lang/Object", null);
        once(w.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "once", "(ILjava/lang/Object;)I", null, null));
        nested(w.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "nested", "(ILjava/lang/Object;)I", null, null));
        callers(w.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "callers", "(ILjava/lang/Object;)Ljava/lang/Object;", null, null));
        w.visitEnd();
        return w.toByteArray();
    }

    /** try { return o.hashCode(); } finally { a++; } */
    private static void once(MethodVisitor m) {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label sub = new Label();
        m.visitCode();
        m.visitTryCatchBlock(start, end, handler, null);
        m.visitLabel(start);
        m.visitVarInsn(Opcodes.ALOAD, 1);
        m.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I", false);
        m.visitVarInsn(Opcodes.ISTORE, 2);
        m.visitJumpInsn(Opcodes.JSR, sub);
        m.visitLabel(end);
        m.visitVarInsn(Opcodes.ILOAD, 2);
        m.visitInsn(Opcodes.IRETURN);
        m.visitLabel(handler);
        m.visitVarInsn(Opcodes.ASTORE, 3);
        m.visitJumpInsn(Opcodes.JSR, sub);
        m.visitVarInsn(Opcodes.ALOAD, 3);
        m.visitInsn(Opcodes.ATHROW);
        m.visitLabel(sub);
        m.visitVarInsn(Opcodes.ASTORE, 4);
        m.visitIincInsn(0, 1);
        m.visitVarInsn(Opcodes.RET, 4);
        m.visitMaxs(1, 5);
        m.visitEnd();
    }

    /** A subroutine that calls another from two places. */
    private static void nested(MethodVisitor m) {
        Label outer = new Label();
        Label inner = new Label();
        Label skip = new Label();
        m.visitCode();
        m.visitJumpInsn(Opcodes.JSR, outer);
        m.visitInsn(Opcodes.LCONST_1);
        m.visitVarInsn(Opcodes.LSTORE, 4);
        m.visitJumpInsn(Opcodes.JSR, outer);
        m.visitVarInsn(Opcodes.LLOAD, 4);
        m.visitInsn(Opcodes.L2I);
        m.visitVarInsn(Opcodes.ILOAD, 0);
        m.visitInsn(Opcodes.IADD);
        m.visitInsn(Opcodes.IRETURN);
        m.visitLabel(outer);
        m.visitVarInsn(Opcodes.ASTORE, 2);
        m.visitVarInsn(Opcodes.ILOAD, 0);
        m.visitJumpInsn(Opcodes.IFEQ, skip);
        m.visitJumpInsn(Opcodes.JSR, inner);
        m.visitLabel(skip);
        m.visitJumpInsn(Opcodes.JSR, inner);
        m.visitVarInsn(Opcodes.RET, 2);
        m.visitLabel(inner);
        m.visitVarInsn(Opcodes.ASTORE, 3);
        m.visitIincInsn(0, 3);
        m.visitVarInsn(Opcodes.RET, 3);
        m.visitMaxs(2, 6);
        m.visitEnd();
    }

    /** A local that is an int for one caller of a subroutine and a reference for the other, and is used afterwards. */
    private static void callers(MethodVisitor m) {
        Label sub = new Label();
        Label other = new Label();
        m.visitCode();
        m.visitVarInsn(Opcodes.ILOAD, 0);
        m.visitJumpInsn(Opcodes.IFEQ, other);
        m.visitInsn(Opcodes.ICONST_3);
        m.visitVarInsn(Opcodes.ISTORE, 2);
        m.visitJumpInsn(Opcodes.JSR, sub);
        m.visitVarInsn(Opcodes.ILOAD, 2);
        m.visitInsn(Opcodes.POP);
        m.visitInsn(Opcodes.ACONST_NULL);
        m.visitInsn(Opcodes.ARETURN);
        m.visitLabel(other);
        m.visitVarInsn(Opcodes.ALOAD, 1);
        m.visitVarInsn(Opcodes.ASTORE, 2);
        m.visitJumpInsn(Opcodes.JSR, sub);
        m.visitVarInsn(Opcodes.ALOAD, 2);
        m.visitInsn(Opcodes.ARETURN);
        m.visitLabel(sub);
        m.visitVarInsn(Opcodes.ASTORE, 3);
        m.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "nanoTime", "()J", false);
        m.visitInsn(Opcodes.POP2);
        m.visitVarInsn(Opcodes.RET, 3);
        m.visitMaxs(2, 4);
        m.visitEnd();
    }
}
