package org.stubarchive.compiler.parse;

import java.util.Random;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A random class file of version 49 with what no compiler makes from Java source: loops with several entries, subroutines that call each other, handlers
 * that cover themselves and parts of loops. {@code static int run(int, int)} works on int and long variables; a budget ends it.
 */
final class RandomBytecode {
    private static final int BLOCKS = 9;
    private static final int SUBROUTINES = 3;
    private static final int FUEL = 2;
    private static final int FIRST = 3;
    private static final int INTS = 4;
    private static final int LONG = FIRST + INTS;
    private static final int RETURN_ADDRESS = LONG + 2;

    private final Random random;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final Label exit = new Label();
    private final Label[] subroutines = new Label[SUBROUTINES];
    private MethodVisitor m;

    RandomBytecode(long seed) {
        random = new Random(seed);
    }

    byte[] bytes(String name) {
        writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        m = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "(II)I", null, null);
        m.visitCode();
        m.visitIntInsn(Opcodes.SIPUSH, 150);
        m.visitVarInsn(Opcodes.ISTORE, FUEL);
        for (int i = 0; i < INTS; i++) {
            m.visitVarInsn(Opcodes.ILOAD, i & 1);
            m.visitVarInsn(Opcodes.ISTORE, FIRST + i);
        }
        m.visitVarInsn(Opcodes.ILOAD, 0);
        m.visitInsn(Opcodes.I2L);
        m.visitVarInsn(Opcodes.LSTORE, LONG);
        for (int i = 0; i < SUBROUTINES; i++) {
            subroutines[i] = new Label();
        }
        part(BLOCKS, 0, exit);
        m.visitLabel(exit);
        m.visitVarInsn(Opcodes.ILOAD, FIRST);
        for (int i = 1; i < INTS; i++) {
            m.visitIntInsn(Opcodes.BIPUSH, 31);
            m.visitInsn(Opcodes.IMUL);
            m.visitVarInsn(Opcodes.ILOAD, FIRST + i);
            m.visitInsn(Opcodes.IADD);
        }
        m.visitVarInsn(Opcodes.LLOAD, LONG);
        m.visitInsn(Opcodes.L2I);
        m.visitInsn(Opcodes.IXOR);
        m.visitInsn(Opcodes.IRETURN);
        for (int i = 0; i < SUBROUTINES; i++) {
            m.visitLabel(subroutines[i]);
            m.visitVarInsn(Opcodes.ASTORE, RETURN_ADDRESS + i);
            Label end = new Label();
            part(3, i + 1, end);
            m.visitLabel(end);
            m.visitVarInsn(Opcodes.RET, RETURN_ADDRESS + i);
        }
        m.visitMaxs(0, 0);
        m.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    /**
     * Blocks that jump among themselves, and handlers for some of them.
     *
     * @param subroutine the one that they call: the verifier wants each to be called from one part
     */
    private void part(int blocks, int subroutine, Label end) {
        Label[] labels = new Label[blocks + 1];
        for (int i = 0; i <= blocks; i++) {
            labels[i] = new Label();
        }
        Label[] handlers = new Label[1 + random.nextInt(2)];
        for (int i = 0; i < handlers.length; i++) {
            handlers[i] = new Label();
            int from = random.nextInt(blocks);
            int to = from + 1 + random.nextInt(blocks - from);
            m.visitTryCatchBlock(labels[from], labels[to], handlers[i], random.nextBoolean() ? null : "java/lang/ArithmeticException");
        }
        for (int i = 0; i < blocks; i++) {
            m.visitLabel(labels[i]);
            m.visitIincInsn(FUEL, -1);
            m.visitVarInsn(Opcodes.ILOAD, FUEL);
            m.visitJumpInsn(Opcodes.IFLE, end);
            for (int n = random.nextInt(4); n > 0; n--) {
                operation();
            }
            if (subroutine < SUBROUTINES && random.nextInt(3) == 0) {
                m.visitJumpInsn(Opcodes.JSR, subroutines[subroutine]);
            }
            leave(labels, blocks, end);
        }
        m.visitLabel(labels[blocks]);
        m.visitJumpInsn(Opcodes.GOTO, end);
        for (Label h : handlers) {
            m.visitLabel(h);
            m.visitInsn(Opcodes.POP);
            m.visitIincInsn(integer(), 5);
            m.visitJumpInsn(Opcodes.GOTO, labels[random.nextInt(blocks + 1)]);
        }
    }

    private int integer() {
        return FIRST + random.nextInt(INTS);
    }

    private void operation() {
        switch (random.nextInt(7)) {
            case 0 -> m.visitIincInsn(integer(), random.nextInt(100) - 50);
            case 1, 2 -> {
                int[] ops = {Opcodes.IADD, Opcodes.ISUB, Opcodes.IMUL, Opcodes.IXOR, Opcodes.ISHL, Opcodes.IUSHR, Opcodes.IDIV, Opcodes.IREM};
                m.visitVarInsn(Opcodes.ILOAD, integer());
                m.visitVarInsn(Opcodes.ILOAD, integer());
                m.visitInsn(ops[random.nextInt(ops.length)]);
                m.visitVarInsn(Opcodes.ISTORE, integer());
            }
            case 3 -> {
                m.visitVarInsn(Opcodes.LLOAD, LONG);
                m.visitVarInsn(Opcodes.ILOAD, integer());
                m.visitInsn(Opcodes.I2L);
                m.visitInsn(random.nextBoolean() ? Opcodes.LADD : Opcodes.LMUL);
                m.visitInsn(Opcodes.DUP2);
                m.visitVarInsn(Opcodes.LSTORE, LONG);
                m.visitInsn(Opcodes.L2I);
                m.visitVarInsn(Opcodes.ISTORE, integer());
            }
            case 4 -> {
                m.visitVarInsn(Opcodes.ILOAD, integer());
                m.visitVarInsn(Opcodes.ILOAD, integer());
                m.visitInsn(Opcodes.DUP_X1);
                m.visitInsn(Opcodes.SWAP);
                m.visitInsn(Opcodes.ISUB);
                m.visitInsn(Opcodes.IADD);
                m.visitVarInsn(Opcodes.ISTORE, integer());
            }
            case 5 -> {
                m.visitVarInsn(Opcodes.ILOAD, integer());
                m.visitVarInsn(Opcodes.LLOAD, LONG);
                m.visitInsn(Opcodes.DUP2_X1);
                m.visitInsn(Opcodes.POP2);
                m.visitVarInsn(Opcodes.ISTORE, integer());
                m.visitVarInsn(Opcodes.LSTORE, LONG);
            }
            default -> {
                m.visitVarInsn(Opcodes.ILOAD, integer());
                m.visitVarInsn(Opcodes.ISTORE, integer());
            }
        }
    }

    private void leave(Label[] labels, int blocks, Label end) {
        switch (random.nextInt(5)) {
            case 0 -> m.visitJumpInsn(Opcodes.GOTO, labels[random.nextInt(blocks + 1)]);
            case 1 -> {
                m.visitVarInsn(Opcodes.ILOAD, integer());
                m.visitInsn(Opcodes.ICONST_3);
                m.visitInsn(Opcodes.IAND);
                m.visitTableSwitchInsn(0, 2, labels[random.nextInt(blocks)], labels[random.nextInt(blocks)], labels[random.nextInt(blocks)], end);
            }
            case 2 -> {
                m.visitVarInsn(Opcodes.ILOAD, integer());
                m.visitVarInsn(Opcodes.ILOAD, integer());
                m.visitJumpInsn(Opcodes.IF_ICMPEQ + random.nextInt(6), labels[random.nextInt(blocks)]);
            }
            case 3 -> {
                m.visitVarInsn(Opcodes.ILOAD, integer());
                m.visitJumpInsn(Opcodes.IFEQ + random.nextInt(6), labels[random.nextInt(blocks + 1)]);
            }
            default -> {
            }
        }
    }
}
